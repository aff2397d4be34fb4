package id.lintas.tenants;

import org.jspecify.annotations.Nullable;

/**
 * Something that the maker of a tenant's file must know.
 *
 * @param flag the option that answers it, such as {@code code} for {@code --code}; also its name among the answers
 * @param key where the answer goes in the file; empty for the file's own name
 * @param text the question for a person
 * @param standard the answer where none is given; null if there must be one
 */
record Question(
        String flag, String key, String text, @Nullable String standard) {}
