package id.lintas.route.receive;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bytes of a queue message, whatever a stranger sent: what cannot be read is empty, and the reader refuses it. */
final class JmsBytes {

    private static final Logger LOG = LoggerFactory.getLogger(JmsBytes.class);
    private static final byte[] NONE = {};

    private JmsBytes() {}

    /** The message itself; the component does not convert it. */
    static Message message(Exchange exchange) {
        Message message = exchange.getIn().getBody(Message.class);
        if (message == null) {
            throw new IllegalStateException("body: no JMS message (expected: one, unconverted)");
        }
        return message;
    }

    /** At most {@code limit} bytes of a text or bytes message; empty for more and for every other kind. */
    static byte[] of(Message message, int limit) {
        try {
            byte[] bytes = read(message, limit);
            return bytes.length > limit ? NONE : bytes;
        } catch (JMSException e) {
            LOG.warn("a queue message cannot be read: {}", e.getClass().getName());
            return NONE;
        }
    }

    private static byte[] read(Message message, int limit) throws JMSException {
        if (message instanceof TextMessage text) {
            String content = text.getText();
            return content == null || content.length() > limit ? NONE : content.getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage binary && binary.getBodyLength() <= limit) {
            byte[] content = new byte[(int) binary.getBodyLength()];
            binary.readBytes(content);
            return content;
        }
        return NONE;
    }
}
