package id.lintas.inquiry;

import java.util.Map;

/**
 * A call to a partner, ready for the wire. POST, JSON.
 *
 * @param url where
 * @param headers what goes with it
 * @param body the bytes that are signed
 */
public record StatusCall(String url, Map<String, String> headers, byte[] body) {}
