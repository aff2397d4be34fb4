package id.lintas.inquiry;

import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.payment.BillingCode;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks every partner that can be asked, at the same time, and waits for a few seconds. */
@Service
public class BankInquiry implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BankInquiry.class);

    /** A person waits at the counter; with the search itself they wait for less than ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private static final int THREADS = 8;
    private static final int WAITING = 64;

    private final Partners partners;
    private final Map<String, PaymentInquirerFactory> factories;
    private final PartnerCalls calls;
    private final SecretStore secrets;
    private final Clock clock;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "bank-inquiry");
                thread.setDaemon(true);
                return thread;
            });

    BankInquiry(
            Partners partners,
            ObjectProvider<PaymentInquirerFactory> factories,
            PartnerCalls calls,
            SecretStore secrets,
            Clock clock) {
        this.partners = partners;
        this.factories = factories.stream()
                .collect(Collectors.toUnmodifiableMap(PaymentInquirerFactory::dialect, Function.identity()));
        this.calls = calls;
        this.secrets = secrets;
        this.clock = clock;
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** What each partner that can be asked says of payments for the bill; within seven seconds. */
    public Map<PartnerId, BankWord> ask(BillingCode code) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<PartnerId, CompletableFuture<BankWord>> asked = new LinkedHashMap<>();
        for (Partner partner : partners.all()) {
            PaymentInquirerFactory factory = factories.get(partner.dialect());
            if (factory != null) {
                factory.create(partner, secrets, clock)
                        .ifPresent(inquirer -> asked.put(partner.id(), begin(partner.id(), inquirer, code)));
            }
        }
        Map<PartnerId, BankWord> words = new LinkedHashMap<>();
        asked.forEach((partner, word) -> words.put(partner, wait(partner, word, end)));
        return words;
    }

    private CompletableFuture<BankWord> begin(PartnerId partner, PaymentInquirer inquirer, BillingCode code) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> calls.call(partner, inquirer.ask(code))
                            .map(answer -> inquirer.read(code, answer.status(), answer.body()))
                            .orElseGet(() -> BankWord.of(BankWord.Kind.SILENT)),
                    threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(BankWord.of(BankWord.Kind.SILENT));
        }
    }

    private static BankWord wait(PartnerId partner, CompletableFuture<BankWord> word, long end) {
        try {
            return word.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return BankWord.of(BankWord.Kind.SILENT);
        } catch (ExecutionException e) {
            LOG.warn("partner={} not asked: {}", partner, String.valueOf(e.getCause()));
            return BankWord.of(BankWord.Kind.UNCLEAR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BankWord.of(BankWord.Kind.SILENT);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
