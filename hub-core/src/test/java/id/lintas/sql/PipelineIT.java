package id.lintas.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.harness.TestDatabase;
import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(NeedsDatabase.class)
class PipelineIT {

    private static final String ADD = "insert into number (n) values (?)";
    private static final String ALL = "select n from number order by n";

    private static final Rows NUMBER = Rows.of("insert into number (n) select * from ", "int", " as given");
    private static final Rows MORE =
            Rows.of("update number set n = number.n + g.by from ", "int, int", " as g(n, by) where number.n = g.n");
    private static final Rows LETTER = Rows.added("letter", "l text", "n int");
    private static final Rows LOUD = Rows.whenever(
            "with given (l) as (select * from ",
            "text",
            " as g), kept as (insert into word (w) select l || '!' from given) insert into shout (s) select upper(l) from given");
    private static final Rows ASKED =
            Rows.of("select a.number, n.n from ", "int, int", " as a(number, n) join number n on n.n = a.n");

    private static HikariDataSource pool = new HikariDataSource();

    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final Pipeline pipeline = new Pipeline(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

    @BeforeAll
    static void prepare() {
        TestDatabase database = Ledger.freshDatabase("pipeline");
        pool = new HikariDataSource();
        pool.setMaximumPoolSize(2);
        pool.setDataSource(new PipelinedDataSource(new DriverManagerDataSource(
                RoundTrips.inUrl(database.ownerUrl()), database.ownerUser(), database.ownerPassword())));
        JdbcClient tables = JdbcClient.create(pool);
        tables.sql("create table number (n int primary key)").update();
        tables.sql("create table letter (l text primary key, n int references number)")
                .update();
        tables.sql("create table word (w text)").update();
        tables.sql("create table shout (s text)").update();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate number, letter, word, shout").update();
    }

    @Test
    void writesAndAnswersThatWaitTakeOneRoundTripWithTheirCommit() {
        int trips = RoundTrips.of(() -> transaction.executeWithoutResult(status -> {
            pipeline.write(ADD, 1);
            pipeline.write(ADD, 2);
            pipeline.write("select set_config('a.b', 'x', true)");
            pipeline.write(ADD, 3);
        }));
        assertThat(trips).isEqualTo(1);
        assertThat(numbers()).containsExactly(1, 2, 3);
    }

    @Test
    void theSameOneByOneTakesARoundTripEach() {
        int trips = RoundTrips.of(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql(ADD).param(1).update();
            jdbc.sql(ADD).param(2).update();
            jdbc.sql(ADD).param(3).update();
        }));
        assertThat(trips).as("the counter counts").isEqualTo(4);
    }

    @Test
    void anAnswerIsThereWhenSomebodyLooksAndSeesWhatWasWrittenBefore() {
        int trips = RoundTrips.of(() -> transaction.executeWithoutResult(status -> {
            pipeline.write(ADD, 1);
            Later<List<Integer>> one = pipeline.ask(ALL, (row, n) -> row.getInt(1));
            pipeline.write(ADD, 2);
            Later<List<Integer>> two = pipeline.ask(ALL, (row, n) -> row.getInt(1));
            assertThat(one.get()).containsExactly(1);
            assertThat(two.get()).containsExactly(1, 2);
            assertThat(one.get()).containsExactly(1);
        }));
        assertThat(trips).isEqualTo(2);
    }

    @Test
    void whatIsWrittenAtTheEndIsOneStatementThoughOneRowRefersToAnother() {
        transaction.executeWithoutResult(status -> {
            pipeline.write(LETTER, "a", 1);
            pipeline.write(LOUD, "hello");
            pipeline.write(NUMBER, 1);
            pipeline.write(NUMBER, 2);
            pipeline.write(LETTER, "b", 2);
        });
        assertThat(numbers()).containsExactly(1, 2);
        assertThat(jdbc.sql("select l || n from letter order by l")
                        .query(String.class)
                        .list())
                .containsExactly("a1", "b2");
        assertThat(jdbc.sql("select w from word union all select s from shout")
                        .query(String.class)
                        .list())
                .containsExactly("hello!", "HELLO");
        assertThat(commands()).isEqualTo(1);
    }

    /** Of two statements about one table the second must see what the first wrote. */
    @Test
    void whatOneTableGetsTwiceStaysInItsOrder() {
        transaction.executeWithoutResult(status -> {
            pipeline.write(NUMBER, 1);
            pipeline.write(LETTER, "a", 1);
            pipeline.write(MORE, 1, 0);
            pipeline.write(NUMBER, 5);
        });
        assertThat(numbers()).containsExactly(1, 5);
        transaction.executeWithoutResult(status -> {
            pipeline.write(NUMBER, 7);
            pipeline.write(MORE, 7, 1);
        });
        assertThat(numbers()).containsExactly(1, 5, 8);
    }

    @Test
    void whatIsAskedForAfterAWriteSeesIt() {
        transaction.executeWithoutResult(status -> {
            pipeline.write(LETTER, "a", null);
            pipeline.write(NUMBER, 3);
            Later<List<Integer>> asked = pipeline.ask(ASKED, (row, n) -> row.getInt("n"), 3);
            pipeline.write(NUMBER, 4);
            assertThat(asked.get()).containsExactly(3);
        });
        assertThat(numbers()).containsExactly(3, 4);
    }

    @Test
    void anErrorInOnePartUndoesAll() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    pipeline.write(NUMBER, 1);
                    pipeline.write(LETTER, "a", 9);
                    pipeline.write(LOUD, "hello");
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(numbers()).isEmpty();
        assertThat(jdbc.sql("select count(*) from word").query(Integer.class).single())
                .isZero();
    }

    /** How many commands of their transactions wrote the rows that there are. */
    private int commands() {
        return jdbc.sql("""
                        select count(distinct c) from (select cmin::text c from number union select cmin::text from letter
                          union select cmin::text from word union select cmin::text from shout) x
                        """).query(Integer.class).single();
    }

    @Test
    void anOrdinaryStatementComesAfterWhatWaits() {
        transaction.executeWithoutResult(status -> {
            pipeline.write(ADD, 1);
            assertThat(numbers()).containsExactly(1);
            pipeline.write("update number set n = n + 10");
            assertThat(jdbc.sql("delete from number where n = 11").update()).isEqualTo(1);
        });
        assertThat(numbers()).isEmpty();
    }

    @Test
    void anErrorOfOneThatWaitedFailsTheCommitAndNothingStays() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    pipeline.write(ADD, 1);
                    pipeline.write(ADD, 1);
                    pipeline.write(ADD, 2);
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(numbers()).isEmpty();
        assertThat(transaction.<Integer>execute(
                        status -> jdbc.sql("select 7").query(Integer.class).single()))
                .as("the connection serves the next")
                .isEqualTo(7);
    }

    @Test
    void anErrorAppearsWhereSomebodyLooksAndTheTransactionIsLost() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    pipeline.write(ADD, 1);
                    pipeline.write(ADD, 1);
                    Later<List<Integer>> all = pipeline.ask(ALL, (row, n) -> row.getInt(1));
                    assertThatThrownBy(all::get).isInstanceOf(DuplicateKeyException.class);
                    assertThatThrownBy(all::get).isInstanceOf(IllegalStateException.class);
                    pipeline.write(ADD, 2);
                }))
                .as("nobody commits what failed, even where the failure was swallowed")
                .isInstanceOf(TransactionException.class);
        assertThat(numbers()).isEmpty();
    }

    @Test
    void aRollbackForgetsWhatWaits() {
        transaction.executeWithoutResult(status -> {
            pipeline.write(ADD, 1);
            status.setRollbackOnly();
        });
        assertThat(numbers()).isEmpty();
        Later<List<Integer>> kept = transaction.execute(status -> {
            status.setRollbackOnly();
            return pipeline.ask(ALL, (row, n) -> row.getInt(1));
        });
        transaction.executeWithoutResult(next -> {
            pipeline.write(ADD, 1);
            assertThat(RoundTrips.of(() -> assertThatThrownBy(
                                    () -> Objects.requireNonNull(kept).get())
                            .isInstanceOf(IllegalStateException.class)))
                    .as("it sends nothing of the transaction that has the connection by now")
                    .isZero();
            next.setRollbackOnly();
        });
    }

    @Test
    void withoutATransactionEachIsSentAtOnce() {
        pipeline.write(ADD, 5);
        assertThat(pipeline.ask(ALL, (row, n) -> row.getInt(1)).get()).containsExactly(5);
    }

    @Test
    void onOtherConnectionsEachIsSentAtOnce() {
        DataSource plain = Objects.requireNonNull(((PipelinedDataSource) pool.getDataSource()).getTargetDataSource());
        TransactionTemplate unpipelined = new TransactionTemplate(new JdbcTransactionManager(plain));
        Pipeline at = new Pipeline(plain);
        unpipelined.executeWithoutResult(status -> {
            at.write(ADD, 9);
            assertThat(at.ask(ALL, (row, n) -> row.getInt(1)).get()).containsExactly(9);
        });
        assertThat(numbers()).containsExactly(9);
    }

    private List<Integer> numbers() {
        return jdbc.sql(ALL).query(Integer.class).list();
    }
}
