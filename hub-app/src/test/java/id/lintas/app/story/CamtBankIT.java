package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.payment.Bill;
import id.lintas.simulators.queuebank.CamtMischief;
import id.lintas.simulators.queuebank.CamtNotice;
import id.lintas.simulators.queuebank.CamtNotice.Booking;
import id.lintas.simulators.queuebank.QueueBank;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bank that tells in camt.054, over the hub's own broker. */
class CamtBankIT {

    private static final RunningHub HUB = RunningHub.get();
    private static final Billed BILLS = Billed.some(HUB, "bandung", 12);
    private static final String NO_BILL = "900000000000000";

    private final QueueBank bank = HUB.peers().camtBank();

    @Test
    void eachGoodTransactionIsSettledWhateverStandsBesideIt() throws IOException {
        CamtNotice notice = notice(CamtMischief.NONE, paid(0), booking(NO_BILL, 350_000, false), paid(1));
        JsonNode answer = tell(notice);
        assertThat(answer.path("result").asText()).isEqualTo("ACCEPTED");
        assertThat(results(answer)).containsExactly("SETTLED", "UNKNOWN_BILL", "SETTLED");
        assertThat(answer.path("recorded").asInt()).isEqualTo(2);
        assertThat(answer.at("/transactions/0/hubReference").asText()).hasSize(36);
        assertThat(BILLS.status(0)).isEqualTo(Bill.Status.PAID);
        assertThat(BILLS.status(1)).isEqualTo(Bill.Status.PAID);

        JsonNode again = tell(notice);
        assertThat(again.path("repeated").asBoolean()).isTrue();
        assertThat(again.path("transactions")).isEqualTo(answer.path("transactions"));
    }

    @Test
    void theSameIdOverOtherContentIsAConflictAndBooksNothing() throws IOException {
        CamtNotice first = notice(CamtMischief.NONE, paid(2));
        assertThat(results(tell(first))).containsExactly("SETTLED");
        JsonNode other = tell(new CamtNotice(first.messageId(), List.of(paid(3)), CamtMischief.NONE));
        assertThat(other.path("result").asText()).isEqualTo("CONFLICT");
        assertThat(BILLS.status(3)).isEqualTo(Bill.Status.OPEN);
    }

    @Test
    void whatContradictsItselfIsRefusedWholeAndTheRightOneIsTakenAfterwards() throws IOException {
        Booking one = paid(4);
        Booking two = paid(5);
        for (CamtMischief mischief : List.of(
                CamtMischief.WRONG_COUNT,
                CamtMischief.WRONG_TOTAL,
                CamtMischief.MIXED_CURRENCY,
                CamtMischief.WRONG_DIRECTION)) {
            JsonNode answer = tell(notice(mischief, one, two));
            assertThat(answer.path("result").asText()).as("%s", mischief).isEqualTo("REFUSED");
            assertThat(answer.path("inconsistencies")).as("%s", mischief).isNotEmpty();
        }
        assertThat(tell(notice(CamtMischief.NONE, one, one))
                        .at("/inconsistencies/0/code")
                        .asText())
                .isEqualTo("REPEATED_REFERENCE");
        assertThat(BILLS.status(4)).isEqualTo(Bill.Status.OPEN);
        assertThat(BILLS.status(5)).isEqualTo(Bill.Status.OPEN);
        assertThat(kept("FILE_REFUSED")).anyMatch(kept -> kept.detail().contains("BATCH_COUNT Ntfctn[1]/Ntry[1]"));

        assertThat(results(tell(notice(CamtMischief.NONE, one, two)))).containsExactly("SETTLED", "SETTLED");
    }

    @Test
    void whatHarmsItsReaderIsAnsweredAndKeptWithItsCause() throws IOException {
        for (CamtMischief mischief : List.of(CamtMischief.ENTITIES, CamtMischief.CUT_SHORT)) {
            JsonNode answer = tell(notice(mischief, paid(6)));
            assertThat(answer.path("result").asText()).isEqualTo("MALFORMED");
            assertThat(answer.path("inReplyTo").isNull()).isTrue();
        }
        assertThat(kept("MALFORMED"))
                .extracting(MessageView::detail)
                .anyMatch(detail -> detail.startsWith("message: DOCTYPE"))
                .anyMatch(detail -> detail.startsWith("message: NOT_XML"));
        assertThat(BILLS.status(6)).isEqualTo(Bill.Status.OPEN);
    }

    @Test
    void aCopyBooksNothingAndTellsWhatIsKnown() throws IOException {
        Booking booking = paid(7);
        assertThat(results(tell(notice(CamtMischief.COPY, booking)))).containsExactly("NOT_FOUND");
        assertThat(BILLS.status(7)).isEqualTo(Bill.Status.OPEN);
        assertThat(results(tell(notice(CamtMischief.NONE, booking)))).containsExactly("SETTLED");
        assertThat(results(tell(notice(CamtMischief.COPY, booking)))).containsExactly("SETTLED");
    }

    @Test
    void aPaymentIsTakenBackInTheSameMessageAndInALaterOne() throws IOException {
        Booking booking = paid(8);
        assertThat(results(tell(notice(CamtMischief.NONE, booking)))).containsExactly("SETTLED");
        assertThat(results(tell(notice(CamtMischief.NONE, back(booking))))).containsExactly("REVERSED");
        Booking both = paid(9);
        assertThat(results(tell(notice(CamtMischief.NONE, both, back(both))))).containsExactly("SETTLED", "REVERSED");
    }

    @BeforeEach
    void connected() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(bank::connected);
    }

    private JsonNode tell(CamtNotice notice) throws IOException {
        String body = bank.tell(notice).body();
        return new ObjectMapper().readTree(String.valueOf(body));
    }

    private static CamtNotice notice(CamtMischief mischief, Booking... bookings) {
        return new CamtNotice(
                "RKN-" + UUID.randomUUID().toString().substring(0, 18), Arrays.asList(bookings), mischief);
    }

    private static Booking paid(int bill) {
        return booking(BILLS.code(bill), BILLS.amount(bill), false);
    }

    private static Booking back(Booking booking) {
        return new Booking(booking.reference(), booking.billingCode(), booking.amount(), booking.at(), true);
    }

    private static Booking booking(String code, long amount, boolean takenBack) {
        return new Booking(
                "R" + UUID.randomUUID().toString().substring(0, 18),
                code,
                amount,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                takenBack);
    }

    private static List<String> results(JsonNode answer) {
        return StreamSupport.stream(answer.path("transactions").spliterator(), false)
                .map(one -> one.path("result").asText())
                .toList();
    }

    private static List<MessageView> kept(String outcome) {
        return HUB.bean(Messages.class).latest(new Messages.Filter(outcome, null, null, null), 500);
    }
}
