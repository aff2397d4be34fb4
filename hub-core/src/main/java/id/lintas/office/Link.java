package id.lintas.office;

/**
 * How a peer is reached; the channel of the integration patterns.
 *
 * @param name the link's name within its owner, such as {@code registry} or {@code own-system}
 * @param kind its transport
 * @param address an http(s) URL, a queue name, or for files {@code partner-id/folder} or {@code drop/out}
 * @param secret reference to the secret that signs or opens it; empty where the transport has its own
 */
public record Link(String name, LinkKind kind, String address, String secret) {

    /** @throws IllegalArgumentException if the name or the address is blank, or a REST address is no http(s) URL */
    public Link {
        if (name.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException("link: name '" + name + "', address '" + address + "' (expected: both)");
        }
        if (kind == LinkKind.REST && !address.matches("https?://\\S+")) {
            throw new IllegalArgumentException("address: " + address + " (expected: an http or https URL)");
        }
    }
}
