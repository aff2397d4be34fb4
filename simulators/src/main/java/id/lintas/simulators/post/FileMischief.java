package id.lintas.simulators.post;

/** What the post office does wrong, or again, with one file. */
public enum FileMischief {
    /** A correct file: written under a name ending in {@code .part}, then renamed. */
    NONE,
    /** The writer stops in the middle: half the content stays under the name ending in {@code .part}. */
    HALF_WRITTEN,
    /** Half the content under the final name: cut within a line, without a trailer. */
    TRUNCATED,
    /** The trailer's total is one rupiah too high. */
    WRONG_TOTAL,
    /** The trailer counts one line too many. */
    WRONG_COUNT,
    /** The last file again: same name, same content. The payments given are ignored. */
    REPEATED,
    /** The last file's name over the payments given, under new references. */
    OTHER_CONTENT,
    /** A correct file with one more line, for a billing code that nobody issued. */
    UNKNOWN_BILL,
    /** The last file's content under the next name. The payments given are ignored. */
    OTHER_NAME,
    /** A correct file, zipped, under the name of a plain one. */
    ZIPPED,
    /** A correct file in UTF-16. */
    OTHER_CHARSET,
    /** A correct file that begins with a byte order mark. */
    BYTE_ORDER_MARK,
    /** A NUL in the middle. */
    NUL,
    /** A branch that a spreadsheet would run. */
    FORMULA
}
