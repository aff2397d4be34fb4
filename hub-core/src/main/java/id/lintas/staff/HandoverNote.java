package id.lintas.staff;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody leaves to a successor.
 *
 * @param assignment whose work it is about
 * @param text free text as it was typed, 1 to 4000 characters; to be escaped wherever it is shown
 * @param writtenBy user name
 * @param writtenAt when it was last written
 */
public record HandoverNote(UUID assignment, String text, String writtenBy, Instant writtenAt) {}
