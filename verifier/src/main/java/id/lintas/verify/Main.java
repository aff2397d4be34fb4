package id.lintas.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code verify [--key FILE]… FILE…}: checks archives in the order given. Status 0 if all holds, 1 with the first bad entry
 * named, 2 if nothing could be checked.
 */
public final class Main {

    private static final String USAGE = "usage: ./lintas audit verify [--key PUBLIC-KEY.pem]... ARCHIVE.zip...";

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Verifies and leaves the JVM with the status.
     *
     * @param arguments keys and files
     */
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** The same without leaving the JVM; returns the status. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return new Main(out, err).run(List.of(arguments));
    }

    private int run(List<String> arguments) {
        List<Path> keys = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--key") && i + 1 < arguments.size()) {
                    keys.add(Path.of(arguments.get(++i)));
                } else if (argument.startsWith("-")) {
                    return usage("unknown option " + argument);
                } else {
                    files.add(Path.of(argument));
                }
            }
        } catch (InvalidPathException e) {
            return usage("no file name: " + e.getInput());
        }
        return files.isEmpty() ? usage("no file given") : verify(keys, files);
    }

    private int verify(List<Path> keyFiles, List<Path> files) {
        Path at = files.get(0);
        try {
            Keys keys = Keys.pinned(keyFiles);
            Verification verification = new Verification(keys);
            Optional<Found> before = Optional.empty();
            Path beforeFile = at;
            long entries = 0;
            for (Path file : files) {
                at = file;
                Found found = verification.check(file);
                if (before.isPresent()) {
                    follows(before.get(), beforeFile, found);
                }
                say(file, found, keys.byId().isEmpty());
                entries += found.entries();
                before = Optional.of(found);
                beforeFile = file;
            }
            out.println("OK: " + files.size() + (files.size() == 1 ? " file, " : " files, ") + entries + " entries");
            return 0;
        } catch (BadEvidence e) {
            out.println("BAD " + at + ": " + e.getMessage());
            return 1;
        } catch (NotChecked | IOException e) {
            err.println("lintas: " + at + ": " + e.getMessage());
            return 2;
        }
    }

    private static void follows(Found before, Path file, Found found) throws BadEvidence {
        if (before.evidence() || found.evidence()) {
            return;
        }
        if (!before.office().equals(found.office())) {
            throw new BadEvidence("of office " + found.office() + ", the file before it of " + before.office()
                    + "; give one office's archives at a time");
        }
        if (found.from() <= before.to()) {
            throw new BadEvidence("entry " + found.from() + ": comes before the end of " + file + " (entry "
                    + before.to() + "); the archives are in the wrong order or overlap");
        }
        if (found.from() > before.to() + 1) {
            throw new BadEvidence("entry " + (before.to() + 1) + ": missing up to entry " + (found.from() - 1)
                    + "; an archive between this one and " + file + " was not given");
        }
        if (!found.previousDigest().equals(before.lastDigest())) {
            throw new BadEvidence("entry " + found.from() + ": does not follow from the last entry of " + file);
        }
    }

    private void say(Path file, Found found, boolean keysFromInside) {
        out.println("ok " + file + ": office " + found.office() + ", entries " + found.from() + " to " + found.to()
                + (found.evidence() ? ", " + found.entries() + " shown and " + found.withheld() + " as digests" : "")
                + ", " + found.batches() + " signed batches");
        if (!found.evidence() && found.from() > 1) {
            out.println("   what came before entry " + found.from() + " is in the archive before this one");
        }
        for (String key : found.keys()) {
            out.println("   signed with key " + key
                    + (keysFromInside
                            ? ", which came with the file: compare it with the key the directorate published"
                            : ", as given"));
        }
    }

    private int usage(String why) {
        err.println("lintas: " + why);
        err.println(USAGE);
        return 2;
    }
}
