package id.lintas.connector.snap;

/** The services that a bank may call, with their places in response codes. */
enum SnapService {
    TOKEN("73", "token", "/v1.0/access-token/b2b"),
    INQUIRY("24", "inquiry", "/v1.0/transfer-va/inquiry"),
    PAYMENT("25", "payment", "/v1.0/transfer-va/payment"),
    STATUS("26", "status", "/v1.0/transfer-va/status"),
    /** Any other address; no transport should bring it here. */
    NONE("00", "unknown", "");

    final String code;
    final String operation;
    private final String path;

    SnapService(String code, String operation, String path) {
        this.code = code;
        this.operation = operation;
        this.path = path;
    }

    /** The service at the address, whatever the prefix and the query. */
    static SnapService at(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        for (SnapService service : values()) {
            if (service != NONE && path.endsWith(service.path)) {
                return service;
            }
        }
        return NONE;
    }

    /** The address from this service's own path on, without what stands before it, with its query. */
    String withoutPrefix(String address) {
        int query = address.indexOf('?');
        int end = query < 0 ? address.length() : query;
        return address.substring(end - path.length());
    }
}
