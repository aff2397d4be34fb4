package id.lintas.connector.camt;

/** Whether a notification or statement says something new. */
public enum Copy {
    /** It does. */
    ORIGINAL,
    /** A copy for somebody besides the one it was written for ({@code COPY}). */
    COPY,
    /** The same again ({@code DUPL}). */
    DUPLICATE,
    /** A copy of a duplicate ({@code CODU}). */
    COPY_OF_DUPLICATE
}
