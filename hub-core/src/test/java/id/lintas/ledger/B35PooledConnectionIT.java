package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Step;
import id.lintas.office.Turns;
import id.lintas.sql.Pipeline;
import id.lintas.sql.PipelinedDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** One connection serves one request after the other; what went wrong in one leaks nothing into the next. */
class B35PooledConnectionIT {

    private static final OfficeId A = new OfficeId("office-a");
    private static final OfficeId B = new OfficeId("office-b");

    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();
    private static List<String> tables = List.of();
    private static OfficeTransactions transactions;
    private static JdbcClient jdbc;

    /** What goes wrong in the middle of a request. */
    private static final class Broke extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeAll
    static void prepare() throws SQLException {
        assumeFalse(NeedsDatabase.onDocker(), "needs the harness's superuser");
        MigratedDatabase database = new MigratedDatabase("pooled");
        try (Connection superuser = database.superuser()) {
            tables = SchemaRule.officeTables(superuser);
            AnyRow.into(superuser, tables, A.value());
            AnyRow.into(superuser, tables, B.value());
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(new PipelinedDataSource(
                new DriverManagerDataSource(database.database().appUrl())));
        pool.setMaximumPoolSize(1);
        CONTEXT.registerBean(HikariDataSource.class, () -> pool);
        CONTEXT.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        CONTEXT.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        CONTEXT.register(Pipeline.class, OfficeTransactions.class);
        CONTEXT.refresh();
        transactions = CONTEXT.getBean(OfficeTransactions.class);
        jdbc = CONTEXT.getBean(JdbcClient.class);
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @AfterEach
    void theNextRequestOnTheSameConnectionSeesNothing() {
        assertThat(jdbc.sql("select coalesce(current_setting('lintas.office', true), '')")
                        .query(String.class)
                        .single())
                .isEmpty();
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("lintas_app");
        for (String table : tables) {
            assertThat(rows(table)).as(table).isZero();
            assertThat(transactions.inTransaction(() -> rows(table))).as(table).isZero();
        }
        assertThat(transactions.in(B, () -> offices())).containsOnly(B.value());
    }

    @Test
    void afterACommit() {
        assertThat(transactions.in(A, () -> offices())).containsOnly(A.value());
    }

    @Test
    void afterAnException() {
        assertThatThrownBy(() -> transactions.in(A, () -> {
                    assertThat(offices()).containsOnly(A.value());
                    throw new Broke();
                }))
                .isInstanceOf(Broke.class);
    }

    @Test
    void afterAnErrorOfTheDatabase() {
        assertThatThrownBy(() -> transactions.in(
                        A, () -> jdbc.sql("select 1 / 0").query(Integer.class).single()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void afterReadingAcrossOffices() {
        assertThat(transactions.acrossOffices(() -> offices())).contains(A.value(), B.value());
    }

    @Test
    void afterAnExceptionAcrossOffices() {
        assertThatThrownBy(() -> transactions.acrossOffices(() -> {
                    throw new Broke();
                }))
                .isInstanceOf(Broke.class);
    }

    @Test
    void afterAnotherOfficeWasRefusedInTheSameRequest() {
        assertThatThrownBy(() -> transactions.in(A, () -> transactions.in(B, () -> offices())))
                .hasMessageContaining("already bound");
    }

    @Test
    void afterOfficesThatTookTurns() {
        List<List<String>> seen = new ArrayList<>();
        transactions.inTurn(() -> {
            seen.add(offices());
            Map<OfficeId, List<Runnable>> turns = new LinkedHashMap<>();
            turns.put(B, List.of(() -> seen.add(transactions.in(B, () -> offices()))));
            turns.put(A, List.of(() -> seen.add(offices()), () -> {
                assertThat(transactions.mayServe(B)).isFalse();
                assertThat(jdbc.sql("select current_user").query(String.class).single())
                        .isEqualTo("lintas_app");
            }));
            return new Turns(List.of(), turns);
        });
        assertThat(seen.get(0)).contains(A.value(), B.value());
        assertThat(seen.get(1)).containsOnly(B.value());
        assertThat(seen.get(2)).containsOnly(A.value());
    }

    @Test
    void afterOfficesThatWereServedSideBySide() {
        List<List<String>> seen = new ArrayList<>();
        List<Object> bound = new ArrayList<>();
        Map<OfficeId, List<Runnable>> turns = new LinkedHashMap<>();
        Step looks = () -> {
            seen.add(officesOfCases());
            bound.add(transactions.mayServe(A) + "/" + transactions.mayServe(B));
            turns.put(A, List.of(() -> seen.add(officesOfCases())));
            return null;
        };
        Step waits = () -> looks;
        transactions.inTurn(() -> new Turns(List.of(new Turns.Beside(B, waits), new Turns.Beside(A, looks)), turns));
        assertThat(bound).as("the step of A, then the second one of B").containsExactly("true/false", "false/true");
        assertThat(seen.get(0)).containsOnly(A.value(), B.value());
        assertThat(seen.get(1)).containsOnly(A.value(), B.value());
        assertThat(seen.get(2)).as("the turn after it").containsOnly(A.value());
    }

    @Test
    void afterATurnThatFailedNothingOfTheTurnsBeforeIsLeft() {
        String count = "select count(*) from delivery_state where last_detail = 'turn'";
        assertThatThrownBy(() -> transactions.inTurn(() -> {
                    Map<OfficeId, List<Runnable>> turns = new LinkedHashMap<>();
                    turns.put(
                            A,
                            List.of(() -> assertThat(jdbc.sql("update delivery_state set last_detail = 'turn'")
                                            .update())
                                    .isPositive()));
                    turns.put(B, List.of(() -> {
                        throw new Broke();
                    }));
                    return new Turns(List.of(), turns);
                }))
                .isInstanceOf(Broke.class);
        assertThat(transactions.acrossOffices(
                        () -> jdbc.sql(count).query(Long.class).single()))
                .isZero();
    }

    @Test
    void turnsAreRefusedInAnOfficesScope() {
        assertThatThrownBy(() -> transactions.run(A, () -> transactions.inTurn(() -> new Turns(List.of(), Map.of()))))
                .hasMessageContaining("expected: none");
    }

    @Test
    void readingAcrossOfficesWritesNothingButWhatIsListed() {
        for (String table : tables) {
            if (!SchemaExceptions.CENTRAL_RIGHTS.containsKey(table + " lintas_central UPDATE")) {
                denied("update " + table + " set office = office");
            }
            if (!SchemaExceptions.CENTRAL_RIGHTS.containsKey(table + " lintas_central INSERT")) {
                denied("insert into " + table + " (office) values ('office-a')");
            }
            denied("delete from " + table);
            denied("truncate " + table);
        }
    }

    @Test
    void controlAPlainSetWouldSurviveTheCommit() {
        transactions.inTransaction(
                () -> jdbc.sql("set lintas.office = 'office-a'").update());
        assertThat(offices())
                .as("this is why the scope is transaction-local: the next request would see the office")
                .containsOnly(A.value());
        jdbc.sql("reset lintas.office").update();
    }

    private static void denied(String sql) {
        assertThatThrownBy(() -> transactions.acrossOffices(() -> jdbc.sql(sql).update()))
                .as(sql)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private static long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static List<String> officesOfCases() {
        return jdbc.sql("select distinct office from application")
                .query(String.class)
                .list();
    }

    private static List<String> offices() {
        return jdbc.sql("select distinct office from booking")
                .query(String.class)
                .list();
    }
}
