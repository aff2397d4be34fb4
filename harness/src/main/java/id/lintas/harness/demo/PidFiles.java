package id.lintas.harness.demo;

import id.lintas.harness.Directories;
import id.lintas.harness.HarnessFailed;
import id.lintas.harness.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process is which part, one file each: survives a killed launcher, and never leads to a process that merely has
 * the same pid.
 *
 * @param directory holds the files
 */
record PidFiles(Path directory) {

    void record(String part, ProcessIdentity process) {
        try {
            Directories.writeAtomically(file(part), process + "\n");
        } catch (IOException e) {
            throw new HarnessFailed("Not written: " + file(part) + ": " + e.getMessage(), e);
        }
    }

    /** The process that was recorded last, alive or not. */
    Optional<ProcessIdentity> recorded(String part) {
        try {
            return ProcessIdentity.parse(Files.readString(file(part)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<ProcessIdentity> alive(String part) {
        return recorded(part).filter(ProcessIdentity::alive);
    }

    void forget(String part) {
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException e) {
            throw new HarnessFailed("Not deleted: " + file(part) + ": " + e.getMessage(), e);
        }
    }

    private Path file(String part) {
        return directory.resolve(part + ".pid");
    }
}
