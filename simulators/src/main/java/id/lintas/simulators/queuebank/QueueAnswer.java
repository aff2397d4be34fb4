package id.lintas.simulators.queuebank;

import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param correlationId names the exchange: the reply's JMSCorrelationID
 * @param messageId the message's own id, or null where the message was raw
 * @param body the reply as received, or null where none came in time; it may still come, see {@link QueueBank#reply}
 */
public record QueueAnswer(
        String correlationId,
        @Nullable String messageId,
        @Nullable String body) {}
