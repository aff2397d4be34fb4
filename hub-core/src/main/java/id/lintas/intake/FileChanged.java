package id.lintas.intake;

import java.io.IOException;

/** A file was not the same at the end of fetching it as at the beginning. Nothing of it was kept; it is fetched again. */
public final class FileChanged extends IOException {

    private static final long serialVersionUID = 1L;

    FileChanged(long announced, long read) {
        super("file: " + read + " bytes read (expected: " + announced + ", as it was listed)");
    }
}
