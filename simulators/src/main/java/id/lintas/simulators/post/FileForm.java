package id.lintas.simulators.post;

/** How the post office writes a file. */
public enum FileForm {
    /** Lines of 100 characters, in files that end in {@code .txt}. */
    FIXED_WIDTH,
    /** Comma-separated, in files that end in {@code .csv}. */
    CSV;

    String extension() {
        return this == CSV ? "csv" : "txt";
    }
}
