package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row-level security holds without the application: the catalogue says so for every table, whoever added it, and raw SQL as
 * the application's role finds no way around.
 */
class B35RowLevelSecurityIT {

    private static final String A = "office-a";
    private static final String B = "office-b";

    private static MigratedDatabase schema;
    private static MigratedDatabase filled;
    private static List<String> tables = List.of();

    @BeforeAll
    static void prepare() throws SQLException {
        assumeFalse(NeedsDatabase.onDocker(), "needs the harness's superuser");
        schema = new MigratedDatabase("schema");
        filled = new MigratedDatabase("filled");
        try (Connection superuser = filled.superuser()) {
            tables = SchemaRule.officeTables(superuser);
            AnyRow.into(superuser, tables, A);
            AnyRow.into(superuser, tables, B);
            for (String routing : List.of("billing_code_office", "share_office", "inbound_message")) {
                AnyRow.into(superuser, List.of(routing), A);
                AnyRow.into(superuser, List.of(routing), B);
            }
        }
    }

    @Test
    void theSchemaBreaksNoRule() throws SQLException {
        try (Connection superuser = schema.superuser()) {
            assertThat(SchemaRule.check(superuser)).isEmpty();
        }
    }

    @Test
    void aTableMadeAsItShouldBeBreaksNoRule() throws SQLException {
        try (Connection superuser = schema.superuser()) {
            superuser.setAutoCommit(false);
            execute(superuser, SchemaSpoils.goodTable());
            assertThat(SchemaRule.check(superuser)).isEmpty();
            superuser.rollback();
        }
    }

    @ParameterizedTest
    @MethodSource("id.lintas.ledger.SchemaSpoils#all")
    void controlASpoiltSchemaIsFoundByRuleAndName(SchemaRule rule, String object, String spoiling) throws SQLException {
        try (Connection superuser = schema.superuser()) {
            superuser.setAutoCommit(false);
            execute(superuser, SchemaSpoils.goodTable());
            execute(superuser, spoiling.replace("%database%", schema.name()));
            assertThat(SchemaRule.check(superuser)).as(spoiling).anySatisfy(broken -> {
                assertThat(broken.rule()).isEqualTo(rule);
                assertThat(broken.object()).isEqualTo(object.replace("%database%", schema.name()));
            });
            superuser.rollback();
        }
    }

    @Test
    void everyExceptionFromTheRulesIsStillNeeded() throws SQLException {
        try (Connection superuser = schema.superuser()) {
            List<String> all = AnyRow.texts(
                    superuser,
                    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'");
            assertThat(all).containsAll(SchemaExceptions.CENTRAL_TABLES.keySet());
            assertThat(SchemaExceptions.CENTRAL_TABLES.keySet()).containsAll(SchemaExceptions.OPEN_TABLES);
        }
    }

    @Test
    void withoutAnOfficeRawSqlSeesNoRowOfAnyOfficeTable() throws SQLException {
        assertThat(tables).hasSizeGreaterThan(10);
        try (Connection app = filled.application()) {
            for (String table : tables) {
                assertThat(count(app, table)).as(table).isZero();
            }
            assertThat(count(app, "inbound_message")).as("messages of offices").isZero();
        }
    }

    @Test
    void anEmptyOrStrangeOfficeSeesNoRowEither() throws SQLException {
        try (Connection app = filled.application()) {
            for (String office : List.of("", " ", "%", "central", "OFFICE-A", "office-a ", "office-a' or '1'='1")) {
                app.setAutoCommit(false);
                bind(app, office);
                for (String table : tables) {
                    assertThat(count(app, table))
                            .as(table + " as '" + office + "'")
                            .isZero();
                }
                app.rollback();
            }
        }
    }

    @Test
    void anOfficeSeesItsOwnRowOfEveryTableAndNoOther() throws SQLException {
        try (Connection app = filled.application()) {
            app.setAutoCommit(false);
            bind(app, A);
            for (String table : tables) {
                assertThat(AnyRow.texts(app, "select office from " + table))
                        .as(table)
                        .containsExactly(A);
            }
            for (String table : List.of("billing_code_office", "share_office", "inbound_message")) {
                assertThat(AnyRow.texts(app, "select office from " + table))
                        .as(table)
                        .containsExactly(A);
            }
        }
    }

    @Test
    void paymentsThatAreWrittenTogetherSeeAndWriteTheirOfficesAlone() throws SQLException {
        try (Connection app = filled.application()) {
            app.setAutoCommit(false);
            for (String table : tables) {
                String rights = SchemaExceptions.GROUP_RIGHTS.getOrDefault(table, "");
                for (String right : List.of("SELECT", "INSERT", "UPDATE")) {
                    group(app, A + ",office-x");
                    String sql = switch (right) {
                        case "SELECT" -> "select office from " + table;
                        case "INSERT" -> AnyRow.insert(app, table, B);
                        default -> "update " + table + " set office = '" + B + "'";
                    };
                    if (right.equals("SELECT") && rights.contains(right)) {
                        assertThat(AnyRow.texts(app, sql)).as(table).containsExactly(A);
                    } else {
                        assertThatThrownBy(() -> execute(app, sql))
                                .as(sql)
                                .hasMessageMatching(
                                        rights.contains(right)
                                                ? "(?s).*row-level security.*"
                                                : "(?s).*permission denied.*");
                    }
                    app.rollback();
                }
                group(app, "");
                if (rights.contains("SELECT")) {
                    assertThat(count(app, table)).as("of nobody: " + table).isZero();
                }
                app.rollback();
            }
        }
    }

    private static void group(Connection app, String offices) throws SQLException {
        execute(app, "set local role lintas_group");
        execute(app, "select set_config('lintas.offices', '" + offices + "', true)");
    }

    @Test
    void anOfficeWritesNoRowOfAnotherIntoAnyTable() throws SQLException {
        try (Connection app = filled.application()) {
            app.setAutoCommit(false);
            for (String table : tables) {
                bind(app, A);
                String insert = AnyRow.insert(app, table, B);
                assertThatThrownBy(() -> execute(app, insert))
                        .as("insert into " + table)
                        .hasMessageMatching("(?s).*(row-level security|permission denied).*");
                app.rollback();
                bind(app, A);
                assertThatThrownBy(() -> execute(app, "update " + table + " set office = '" + B + "'"))
                        .as("give away a row of " + table)
                        .hasMessageMatching("(?s).*(row-level security|permission denied).*");
                app.rollback();
                assertThatThrownBy(() -> execute(app, "truncate " + table)).hasMessageContaining("permission denied");
                app.rollback();
            }
        }
    }

    @Test
    void switchingRowSecurityOffIsRefusedInsteadOfShowingEverything() throws SQLException {
        try (Connection app = filled.application()) {
            execute(app, "set row_security = off");
            for (String table : tables) {
                assertThatThrownBy(() -> count(app, table)).as(table).hasMessageContaining("row-level security");
            }
        }
    }

    @Test
    void theApplicationBecomesNobodyElse() throws SQLException {
        try (Connection app = filled.application()) {
            for (String role : List.of("lintas_owner", "postgres")) {
                assertThatThrownBy(() -> execute(app, "set role " + role)).hasMessageContaining("permission denied");
            }
            for (String ddl : List.of(
                    "alter table booking disable row level security",
                    "drop policy office_only on booking",
                    "create table mine (id int)",
                    "create temporary table booking (office text)",
                    "create schema lintas_app",
                    "create function f() returns int language sql as 'select 1'",
                    "alter role lintas_app bypassrls")) {
                assertThatThrownBy(() -> execute(app, ddl)).as(ddl).isInstanceOf(SQLException.class);
            }
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        return Long.parseLong(
                AnyRow.texts(connection, "select count(*) from " + table).get(0));
    }

    private static void bind(Connection connection, String office) throws SQLException {
        execute(connection, "select set_config('lintas.office', '" + office.replace("'", "''") + "', true)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
