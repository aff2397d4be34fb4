package id.lintas.secret;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A store that hands out no secret in which the last {@link #examine} found a fault: a default value is refused wherever
 * it would be used. Safe for use by many threads.
 */
public final class CheckedSecrets implements SecretStore {

    private final SecretStore store;
    private final SecretCheck check;
    private final List<SecretNeeds> needs;
    private volatile List<SecretProblem> problems = List.of();
    private volatile Map<String, SecretProblem> refused = Map.of();

    private CheckedSecrets(SecretStore store, SecretCheck check, List<SecretNeeds> needs) {
        this.store = store;
        this.check = check;
        this.needs = List.copyOf(needs);
    }

    /**
     * Examines all secrets that are needed now. A tenant's fault touches that tenant alone.
     *
     * @throws BadSecrets naming each fault, if one of the hub's own secrets has any
     */
    public static CheckedSecrets open(SecretStore store, SecretCheck check, List<SecretNeeds> needs) {
        CheckedSecrets secrets = new CheckedSecrets(store, check, needs);
        List<SecretProblem> own = secrets.examine().stream()
                .filter(problem -> problem.fatal() && problem.owner().isEmpty())
                .toList();
        if (!own.isEmpty()) {
            throw new BadSecrets(own);
        }
        return secrets;
    }

    /** Looks at all needed secrets again and refuses from now on those with a fault. Returns all that is wrong. */
    public synchronized List<SecretProblem> examine() {
        List<SecretProblem> found = check.problems(
                needs.stream().map(SecretNeeds::now).flatMap(Collection::stream).toList());
        refused = found.stream()
                .filter(SecretProblem::fatal)
                .collect(Collectors.toUnmodifiableMap(
                        SecretProblem::reference, Function.identity(), (first, second) -> first));
        problems = found;
        return found;
    }

    /** What was wrong at the last look, faults and warnings. */
    public List<SecretProblem> problems() {
        return problems;
    }

    /**
     * Whether the tenant, such as {@code partners/bank-musi}, names only secrets without a fault. A successor with one is left
     * out and changes nothing for the tenant.
     */
    public boolean sound(String owner) {
        return problems.stream()
                .noneMatch(problem -> problem.fatal()
                        && problem.owner().equals(owner)
                        && !problem.reference().endsWith(NEXT));
    }

    @Override
    public String text(String reference) {
        return store.text(good(reference));
    }

    @Override
    public Path file(String reference) {
        return store.file(good(reference));
    }

    /** A successor with a fault is left out: the rotation waits until it is mended. */
    @Override
    public List<String> valid(String reference) {
        return refused.containsKey(reference + NEXT) ? List.of(text(reference)) : store.valid(good(reference));
    }

    private String good(String reference) {
        SecretProblem problem = refused.get(reference);
        if (problem != null) {
            throw new MissingSecret(reference, problem.message());
        }
        return reference;
    }
}
