package id.lintas.route.ask;

import id.lintas.inquiry.PartnerCalls;
import id.lintas.inquiry.StatusCall;
import id.lintas.partner.PartnerId;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls partners over the route {@code ask-partner}. A partner that did not answer three times of four is left alone for half a
 * minute, then tried with one call: whoever waits at a counter does not wait for what is known to be silent.
 */
@Component
class CamelPartnerCalls implements PartnerCalls {

    private static final Logger LOG = LoggerFactory.getLogger(CamelPartnerCalls.class);
    private static final int LARGEST = 256 * 1024;

    private final ProducerTemplate camel;
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(4)
            .minimumNumberOfCalls(4)
            .failureRateThreshold(75)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .permittedNumberOfCallsInHalfOpenState(1)
            .build());

    CamelPartnerCalls(ProducerTemplate camel) {
        this.camel = camel;
    }

    @Override
    public Optional<Answer> call(PartnerId partner, StatusCall call) {
        CircuitBreaker breaker = breakers.circuitBreaker(partner.value());
        try {
            return Optional.of(breaker.executeSupplier(() -> send(call)));
        } catch (CallNotPermittedException e) {
            LOG.info("partner={} is not asked: it did not answer before", partner);
            return Optional.empty();
        } catch (CamelExecutionException e) {
            LOG.warn("partner={} does not answer: {}", partner, String.valueOf(e.getCause()));
            return Optional.empty();
        }
    }

    private Answer send(StatusCall call) {
        Exchange exchange =
                camel.request("direct:ask-partner", out -> out.getMessage().setBody(new Asking(call)));
        if (exchange.getException() != null) {
            throw new CamelExecutionException("ask-partner", exchange, exchange.getException());
        }
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        try (InputStream body = exchange.getMessage().getBody(InputStream.class)) {
            return new Answer(status == null ? 0 : status, body == null ? new byte[0] : body.readNBytes(LARGEST));
        } catch (IOException e) {
            throw new CamelExecutionException("ask-partner", exchange, e);
        }
    }
}
