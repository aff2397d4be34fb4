package id.lintas.intake;

import id.lintas.partner.PartnerId;
import java.io.InputStream;
import java.util.Optional;

/**
 * A file that a transport is about to fetch.
 *
 * @param partner whose folder it lies in
 * @param name its name without folders
 * @param bytes its length as it was listed
 * @param digest the SHA-256 in lower-case hex that the partner laid beside it, where it does so
 * @param content the bytes as they come; read once
 */
public record IncomingFile(PartnerId partner, String name, long bytes, Optional<String> digest, InputStream content) {}
