package id.lintas.harness;

/**
 * Where a Keycloak listens, on loopback only.
 *
 * @param http for browsers and the hub; the issuer's name has this port
 * @param tls for clients that prove themselves with a certificate; the tokens' issuer is the same
 * @param management for its health
 */
public record KeycloakPorts(int http, int tls, int management) {

    /** Three that are free now. */
    public static KeycloakPorts free() {
        return new KeycloakPorts(Ports.free(), Ports.free(), Ports.free());
    }
}
