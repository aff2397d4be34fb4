package id.lintas.intake;

/**
 * How much of a file is looked at before it is refused.
 *
 * @param bytes the longest file
 * @param lines the most lines, whatever is in them
 * @param lineBytes the longest line
 */
record FileBounds(long bytes, long lines, int lineBytes) {}
