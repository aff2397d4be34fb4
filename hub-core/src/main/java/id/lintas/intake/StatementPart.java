package id.lintas.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an account, or one page of it.
 *
 * @param name the partner's name for it
 * @param page which page this is, from 1
 * @param last whether no page follows
 * @param sequence its running number at the partner, where it has one; a gap means that one is missing
 * @param from from when on it has every booking
 * @param until until when
 */
public record StatementPart(
        String name, int page, boolean last, @Nullable Long sequence, Instant from, Instant until) {}
