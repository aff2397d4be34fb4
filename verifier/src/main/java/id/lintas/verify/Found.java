package id.lintas.verify;

import java.util.Set;

/**
 * What holds in one file.
 *
 * @param previousDigest the digest before its first entry, empty at the beginning of the chain
 * @param withheld entries of which only the digest is shown
 */
record Found(
        String office,
        long from,
        long to,
        String previousDigest,
        String lastDigest,
        long entries,
        long withheld,
        int batches,
        Set<String> keys,
        boolean evidence) {}
