package id.lintas.ledger;

import id.lintas.inquiry.BankWord;
import id.lintas.inquiry.PartnerCalls;
import id.lintas.inquiry.PaymentInquirer;
import id.lintas.inquiry.PaymentInquirerFactory;
import id.lintas.inquiry.StatusCall;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * A bank that can be asked, in a dialect of one word. The transport and SNAP have tests of their own where they are; here it
 * is about what the desk makes of the words.
 */
@Component
public class ToyBank implements PaymentInquirerFactory, PartnerCalls {

    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean silent;

    void pays(BillingCode code) {
        paid.add(code.value());
    }

    void silent(boolean silent) {
        this.silent = silent;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public String dialect() {
        return "toy";
    }

    @Override
    public Optional<PaymentInquirer> create(Partner partner, SecretStore secrets, Clock clock) {
        return partner.id().value().equals("bank-toy") ? Optional.of(new Words()) : Optional.empty();
    }

    @Override
    public Optional<Answer> call(PartnerId partner, StatusCall call) {
        asked.incrementAndGet();
        String code = new String(call.body(), StandardCharsets.UTF_8);
        return silent
                ? Optional.empty()
                : Optional.of(new Answer(200, (paid.contains(code) ? "paid" : "no").getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Words implements PaymentInquirer {

        @Override
        public StatusCall ask(BillingCode code) {
            return new StatusCall("http://bank.invalid/", Map.of(), code.value().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public BankWord read(BillingCode code, int status, byte[] body) {
            return new String(body, StandardCharsets.UTF_8).equals("paid")
                    ? new BankWord(BankWord.Kind.PAID, "T" + code, new Rupiah(350_000), null)
                    : BankWord.of(BankWord.Kind.NOT_PAID);
        }
    }
}
