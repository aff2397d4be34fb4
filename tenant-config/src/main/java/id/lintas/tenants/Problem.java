package id.lintas.tenants;

/**
 * Why a tenant's file is not in force.
 *
 * @param file the file within the tenants folder, such as {@code offices/palembang.yaml}
 * @param path the place within the file, such as {@code opening.time}; empty for the file as a whole
 * @param message what is wrong there, as the rest of a sentence; never the value of a secret
 */
public record Problem(String file, String path, String message) {

    /** The problem as one line for an operator. */
    @Override
    public String toString() {
        return file + ": " + (path.isEmpty() ? "" : path + " ") + message;
    }
}
