package id.lintas.simulators.queuebank;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Writes down each message and answers it SETTLED, or MALFORMED where it is not JSON text. */
final class EchoHub implements AutoCloseable {

    final List<String> received = new CopyOnWriteArrayList<>();
    final List<Integer> deliveryModes = new CopyOnWriteArrayList<>();
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    EchoHub(String url) throws JMSException {
        factory = new ActiveMQConnectionFactory(url, "hub", "hub");
        connection = factory.createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(session.createQueue("bank.bank-siak.out"));
        session.createConsumer(session.createQueue("bank.bank-siak.in")).setMessageListener(this::answer);
        connection.start();
    }

    private void answer(Message message) {
        try {
            String text = message instanceof TextMessage t ? t.getText() : "";
            received.add(text);
            deliveryModes.add(message.getJMSDeliveryMode());
            Message reply = session.createTextMessage(
                    text.startsWith("{")
                            ? "{\"result\":\"SETTLED\"}"
                            : "{\"inReplyTo\":null,\"result\":\"MALFORMED\"}");
            String correlation = message.getJMSCorrelationID();
            reply.setJMSCorrelationID(correlation != null ? correlation : message.getJMSMessageID());
            producer.send(reply);
        } catch (JMSException e) {
            throw new IllegalStateException("The echo failed", e);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
