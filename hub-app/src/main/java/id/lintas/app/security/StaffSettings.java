package id.lintas.app.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How staff come in and how long they stay.
 *
 * @param adoptMembers whether a member of an office's organization with realm roles of an office, of whom the office has no
 *     row, becomes its staff at the first visit; off, only the hub's own pages make staff
 * @param idle after how long without a request of the person, not of the page itself, a session ends
 * @param longest after how long it ends in any case
 * @param recheck how often the identity provider is asked whether the session still stands
 * @param sessions how many a person may have at a time; the oldest gives way
 */
@ConfigurationProperties("lintas.staff")
record StaffSettings(
        @DefaultValue("true") boolean adoptMembers,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("10h") Duration longest,
        @DefaultValue("30s") Duration recheck,
        @DefaultValue("5") int sessions) {}
