package id.lintas.delivery;

import id.lintas.office.OfficeId;
import java.util.UUID;

/**
 * A canonical outgoing message.
 *
 * @param id its name on every wire: JMS duplicate id, CloudEvents id, webhook id
 * @param office whose message it is
 * @param type what it says, such as {@code id.lintas.booking.announced.v1}
 * @param correlation the case it belongs to: an application id, a booking code or a file name
 * @param contentType media type of the body
 * @param body the bytes that go on the wire
 */
public record Envelope(UUID id, OfficeId office, String type, String correlation, String contentType, byte[] body) {}
