package id.lintas.harness;

/**
 * A database and the two roles that may log in to it.
 *
 * @param name the database
 * @param jdbcUrl without user or password
 * @param ownerUser owns the database and runs the migrations
 * @param appUser what the hub runs as: owns nothing, cannot bypass row-level security, may {@code set role
 *     lintas_central}
 */
public record TestDatabase(
        String name, String jdbcUrl, String ownerUser, String ownerPassword, String appUser, String appPassword) {

    /** The URL with the owner's user and password in it. */
    public String ownerUrl() {
        return jdbcUrl + "?user=" + ownerUser + "&password=" + ownerPassword;
    }

    /** The URL with the app role's user and password in it. */
    public String appUrl() {
        return jdbcUrl + "?user=" + appUser + "&password=" + appPassword;
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
