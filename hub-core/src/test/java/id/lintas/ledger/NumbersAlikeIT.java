package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.payment.PaymentSearch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A payment's number is looked for by how it looks, so hub and ledger must see every number alike, and the index must be asked. In a
 * ledger of before with ten thousand payments, brought up to date.
 */
@DisabledIf("id.lintas.ledger.NeedsDatabase#onDocker")
class NumbersAlikeIT {

    /** Letters that a locale would make larger, make two of, or take for another. */
    private static final List<String> NUMBERS =
            List.of("", "oOiIlL01", "straße", "ﬁ", "İıſ", "Åé", "ＯＩ", "ＮＴＢ😀o", "a b\tc-/\\%_'");

    private static final String BEFORE = """
            set session_replication_role = replica;
            insert into payment (office, id, application, billing_code, partner, partner_reference, transport, channel, amount, status,
              paid_at, received_at, registry_stored_at, ntpn)
            select case when n % 10 = 0 then 'palembang' else 'pekanbaru' end, gen_random_uuid(), gen_random_uuid(), n::text, 'bank-musi',
              'lo' || n, 'REST', '', 1, 'SETTLED', now(), now(), now(), 'Oil' || n from generate_series(1, 10000) as n;
            set session_replication_role = origin
            """;

    private static Connection superuser;
    private static JdbcClient sql;

    @BeforeAll
    static void fill() throws SQLException {
        MigratedDatabase ledger = new MigratedDatabase("alike", "160");
        superuser = ledger.superuser();
        sql = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
        sql.sql(BEFORE).update();
        ledger.migrate("latest");
        sql.sql("analyze payment").update();
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    @Test
    void paymentsOfBeforeHaveTheirNumbersFolded() {
        assertThat(sql.sql(
                                "select count(*) from payment where ntpn_alike = '011' || billing_code and reference_alike = '10' || billing_code")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntpn", "partner_reference"})
    void hubAndLedgerFoldEveryNumberInTheSameWay(String column) {
        String made = expression(alike(column));
        String letters = IntStream.rangeClosed(1, 0x24F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (String number : Stream.concat(NUMBERS.stream(), Stream.of(letters)).toList()) {
            assertThat(sql.sql("select " + made + " from (select ? as " + column + ") as payment")
                            .param(number)
                            .query(String.class)
                            .single())
                    .isEqualTo(PaymentSearch.folded(number));
        }
        assertThat(PaymentSearch.folded("oOiIlL01x")).isEqualTo("00111101X");
    }

    /** Row-level security forbids a condition that might tell of others' rows before it is known whose they are: a function of a column. */
    @ParameterizedTest
    @ValueSource(strings = {"ntpn", "partner_reference"})
    void anOfficesSearchAsksTheIndex(String column) {
        String alike = alike(column);
        String another = " and " + column + " <> 'A'";
        assertThat(plan(alike + " = 'A'" + another))
                .anyMatch(line -> line.contains("Index Cond") && line.contains(alike));
        assertThat(plan("upper(" + alike + ") = 'A'" + another))
                .noneMatch(line -> line.contains("Index Cond") && line.contains(alike));
    }

    @Test
    void aCasesPaymentsAreFoundByTheRuleOfItsWinner() {
        assertThat(plan("application = '00000000-0000-7000-8000-000000000000'"))
                .anyMatch(line -> line.contains("payment_one_winner"))
                .anyMatch(line -> line.contains("Index Cond") && line.contains("application"));
    }

    private static List<String> plan(String condition) {
        sql.sql("set role lintas_app").update();
        sql.sql("set lintas.office = 'palembang'").update();
        try {
            return sql.sql("explain select id from payment where office = 'palembang' and " + condition)
                    .query(String.class)
                    .list();
        } finally {
            sql.sql("reset role").update();
        }
    }

    private static String alike(String column) {
        return column.replace("partner_", "") + "_alike";
    }

    private static String expression(String column) {
        return sql.sql("""
                        select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d
                        join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                        where a.attrelid = 'payment'::regclass and a.attname = ?
                        """).param(column).query(String.class).single();
    }
}
