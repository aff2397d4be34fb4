package id.lintas.sql;

import java.time.Duration;

/**
 * How transactions are written as one.
 *
 * @param most how many at most; 1 for none with another
 * @param lanes how many are under way at once, groups or single ones
 * @param patience how long one waits for its turn before it runs beside the others
 * @param role the database role of a group, which may see and write what its members' settings name
 * @param settings the setting that holds what {@link Pipeline#local} was told by all members, with commas between
 * @param lockTimeout how long a group waits for somebody's lock before its members run by themselves
 */
public record GroupRules(int most, int lanes, Duration patience, String role, String settings, Duration lockTimeout) {

    public GroupRules {
        if (most < 1 || most > 32 || lanes < 1) {
            throw new IllegalArgumentException(
                    "group: " + most + " in " + lanes + " lanes (expected: 1 to 32, in at least one)");
        }
    }
}
