package id.lintas.app.endpoint;

/** What came back. */
public record Answer(int status, String location, String body) {

    /** Whether it leads to the login. */
    public boolean toLogin() {
        return location.contains("/oauth2/authorization/") || location.contains("/protocol/openid-connect/auth?");
    }

    /** The body without what differs at each reading. */
    String plain() {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Override
    public String toString() {
        return location.isEmpty() ? String.valueOf(status) : status + " to " + location;
    }
}
