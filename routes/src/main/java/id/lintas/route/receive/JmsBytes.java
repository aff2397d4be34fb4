package id.lintas.route.receive;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/**
 * The bytes of a queue message, whatever a stranger sent. Of the kinds that JMS knows, text and bytes are read; what the others hold is never looked at, let alone
 * deserialised.
 *
 * @param bytes the content; empty if it is not taken
 * @param untaken why it is not taken; empty if it is
 */
record JmsBytes(byte[] bytes, String untaken) {

    private static final byte[] NONE = {};

    /** Artemis writes it on what it keeps outside its journal; what else bears it is refused all the same. */
    private static final String LARGE = "_AMQ_LARGE_SIZE";

    /** In such a message a character has two bytes. */
    private static final int LARGE_CHARACTER = 2;

    /** The message itself; the component does not convert it. */
    static Message message(Exchange exchange) {
        Message message = exchange.getIn().getBody(Message.class);
        if (message == null) {
            throw new IllegalStateException("body: no JMS message (expected: one, unconverted)");
        }
        return message;
    }

    /** At most {@code limit} bytes of a text or bytes message, or why there are none. */
    static JmsBytes of(Message message, int limit) {
        try {
            if (message.propertyExists(LARGE) && message.getLongProperty(LARGE) > (long) LARGE_CHARACTER * limit) {
                return tooLarge(message.getLongProperty(LARGE), limit);
            }
            if (message instanceof TextMessage text) {
                return text(text.getText(), limit);
            }
            if (message instanceof BytesMessage binary) {
                return binary(binary, limit);
            }
            return new JmsBytes(NONE, "a message " + kind(message) + " (expected: text or bytes)");
        } catch (JMSException | RuntimeException e) {
            // A property of another type, a body cut short: whatever it is, it is the message's own.
            return new JmsBytes(NONE, "unreadable: " + e.getClass().getSimpleName());
        }
    }

    private static JmsBytes text(String content, int limit) {
        if (content == null) {
            return new JmsBytes(NONE, "");
        }
        byte[] bytes = content.length() > limit ? NONE : content.getBytes(StandardCharsets.UTF_8);
        long size = Math.max(content.length(), bytes.length);
        return size > limit ? tooLarge(size, limit) : new JmsBytes(bytes, "");
    }

    private static JmsBytes binary(BytesMessage message, int limit) throws JMSException {
        if (message.getBodyLength() > limit) {
            return tooLarge(message.getBodyLength(), limit);
        }
        byte[] content = new byte[(int) message.getBodyLength()];
        message.readBytes(content);
        return new JmsBytes(content, "");
    }

    private static JmsBytes tooLarge(long size, int limit) {
        return new JmsBytes(NONE, size + " bytes (expected: at most " + limit + ")");
    }

    private static String kind(Message message) {
        if (message instanceof ObjectMessage) {
            return "of an object";
        }
        if (message instanceof MapMessage) {
            return "of a map";
        }
        return message instanceof StreamMessage ? "of a stream" : "without a body";
    }
}
