package id.lintas.tenants;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code office add}, {@code partner add}, {@code … disable ID} and {@code … enable ID}: makes and changes tenants' files by
 * the hub's own rules. At a terminal it asks for what the flags do not say, and again where an answer will not do. Status 0:
 * done; 2: refused, with every reason and its key, and nothing written.
 */
public final class TenantFileCommand {

    static final String USAGE = """
            usage: ./lintas office add [--id ID --name NAME --code ABC --city CITY --province PROVINCE --zone ZONE …] [--dry-run]
                   ./lintas partner add [--id ID --name NAME --dialect snap|queue|post …] [--dry-run]
                   ./lintas office|partner disable|enable ID""";

    private static final List<String> HELP = List.of("--help", "-h");

    private static final Pattern SECRET = Pattern.compile("(?m)^ +[a-z-]+: ([a-z][a-z0-9-]*/[A-Za-z0-9_.-]+)$");

    private final TenantFileWriter files;
    private final PrintStream out;
    private final @Nullable BufferedReader person;

    /** @param person who answers questions; null if nobody is there */
    TenantFileCommand(Path tenants, PrintStream out, @Nullable BufferedReader person) {
        this.files = new TenantFileWriter(tenants);
        this.out = out;
        this.person = person;
    }

    /** Carries out one command; the tenants folder is the property {@code lintas.tenants}. */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader person = Boolean.getBoolean("lintas.terminal")
                ? new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))
                : null;
        Path tenants = Path.of(System.getProperty("lintas.tenants", "tenants"));
        System.exit(new TenantFileCommand(tenants, out, person).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            TenantForm form = arguments.isEmpty() ? null : form(arguments.get(0));
            String verb = arguments.size() < 2 ? "" : arguments.get(1);
            if (form != null && verb.equals("add") && arguments.stream().anyMatch(HELP::contains)) {
                return help(form);
            }
            if (!files.there()) {
                out.println("lintas: no folders offices and partners in " + files.tenants()
                        + " (expected: the tenants' folder, which LINTAS_TENANTS may name)");
                return 2;
            }
            if (form != null && verb.equals("add")) {
                return add(form, arguments.subList(2, arguments.size()));
            }
            if (form != null && verb.matches("enable|disable") && arguments.size() == 3) {
                return enable(form.kind(), arguments.get(2), verb.equals("enable"));
            }
            out.println(USAGE);
        } catch (FileAlreadyExistsException e) {
            out.println("lintas: " + e.getMessage() + " is there already; nothing was written");
        } catch (IOException e) {
            out.println("lintas: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return 2;
    }

    private static @Nullable TenantForm form(String kind) {
        return switch (kind) {
            case "office" -> new OfficeForm();
            case "partner" -> new PartnerForm();
            default -> null;
        };
    }

    /** All flags with the questions that they answer. */
    private int help(TenantForm form) {
        out.println(USAGE);
        out.println();
        for (Question question : form.questions(Map.of())) {
            String standard = question.standard();
            out.printf(
                    Locale.ROOT,
                    "  --%-19s %s%s%n",
                    question.flag(),
                    question.text(),
                    standard == null || standard.isEmpty() ? "" : " [" + standard + "]");
        }
        form.remarks().forEach(remark -> out.println("  " + remark));
        return 0;
    }

    private int add(TenantForm form, List<String> flags) throws IOException {
        Map<String, String> answers = new TreeMap<>();
        boolean dryRun = false;
        for (int i = 0; i < flags.size(); i++) {
            String flag = flags.get(i);
            if (flag.equals("--dry-run")) {
                dryRun = true;
            } else if (flag.startsWith("--") && i + 1 < flags.size()) {
                answers.put(flag.substring(2), flags.get(++i));
            } else {
                out.println("lintas: " + flag + " (expected: --flag value)");
                return 2;
            }
        }
        if (!known(form, answers) || !complete(form, answers)) {
            return 2;
        }
        String id = answers.getOrDefault("id", "");
        String wrong = form.wrong(answers);
        if (!wrong.isEmpty()) {
            out.println("lintas: " + form.kind().file(id) + ": " + wrong);
            return 2;
        }
        String text = form.text(answers);
        List<Problem> problems = files.problems(form.kind(), id, text);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> out.println("lintas: " + problem));
            return 2;
        }
        if (Files.exists(files.path(form.kind(), id))) {
            throw new FileAlreadyExistsException(form.kind().file(id));
        }
        if (dryRun) {
            out.print(text);
            out.println("# nothing was written: --dry-run");
            return 0;
        }
        out.println("Wrote " + files.add(form.kind(), id, text) + ".");
        next(form.kind(), id, text);
        return 0;
    }

    private boolean known(TenantForm form, Map<String, String> answers) {
        List<String> flags =
                form.questions(answers).stream().map(Question::flag).toList();
        List<String> unknown =
                answers.keySet().stream().filter(flag -> !flags.contains(flag)).toList();
        unknown.forEach(flag -> out.println("lintas: --" + flag + " is not known (expected: one of --"
                + String.join(", --", flags) + ", --dry-run)"));
        return unknown.isEmpty();
    }

    /** Asks a person for what is missing; without one, a missing answer is refused by its flag. */
    private boolean complete(TenantForm form, Map<String, String> answers) throws IOException {
        boolean complete = true;
        for (int i = 0; i < form.questions(answers).size(); i++) {
            Question question = form.questions(answers).get(i);
            if (answers.containsKey(question.flag())) {
                continue;
            }
            if (person != null) {
                if (!ask(form, question, answers)) {
                    return false;
                }
            } else if (question.standard() != null) {
                answers.put(question.flag(), question.standard());
            } else {
                out.println("lintas: --" + question.flag() + " is absent (expected: " + question.text() + ")");
                complete = false;
            }
        }
        if (!complete) {
            out.println("lintas: nothing was written; at a terminal you are asked for what no flag says");
        }
        return complete;
    }

    private boolean ask(TenantForm form, Question question, Map<String, String> answers) throws IOException {
        String standard = question.standard();
        while (true) {
            out.print(question.text() + (standard == null || standard.isEmpty() ? "" : " [" + standard + "]") + ": ");
            out.flush();
            String line = person == null ? null : person.readLine();
            if (line == null) {
                out.println();
                out.println("lintas: no answer; nothing was written");
                return false;
            }
            String answer = line.isBlank() && standard != null ? standard : line.strip();
            answers.put(question.flag(), answer);
            List<String> wrong = wrong(form, question, answers);
            if (wrong.isEmpty()) {
                return true;
            }
            wrong.forEach(why -> out.println("  That will not do: " + why));
            answers.remove(question.flag());
        }
    }

    /** What is wrong at this question's place; what is asked later is not missed yet. */
    private List<String> wrong(TenantForm form, Question question, Map<String, String> answers) {
        String id = answers.getOrDefault("id", "");
        if (question.key().isEmpty() && Files.exists(files.path(form.kind(), id))) {
            return List.of(form.kind().file(id) + " is there already");
        }
        if (question.flag().equals("dialect") && !form.wrong(answers).isEmpty()) {
            return List.of(form.wrong(answers));
        }
        return files.problems(form.kind(), id, form.text(answers)).stream()
                .filter(problem -> at(problem, question))
                .map(Problem::message)
                .toList();
    }

    /** A part that is refused as a whole is refused for the answer that was given last, as with a link's address. */
    private static boolean at(Problem problem, Question question) {
        return question.key().isEmpty()
                ? problem.path().isEmpty() && problem.message().contains("id: ")
                : problem.path().equals(question.key())
                        || (problem.path().contains(".") && question.key().startsWith(problem.path() + "."));
    }

    private int enable(TenantKind kind, String id, boolean enabled) throws IOException {
        if (!Files.exists(files.path(kind, id))) {
            out.println("lintas: there is no " + kind.file(id));
            return 2;
        }
        List<Problem> problems = files.enable(kind, id, enabled);
        problems.forEach(problem -> out.println("lintas: " + problem));
        if (problems.isEmpty()) {
            out.println(kind.file(id) + " says enabled: " + enabled + ". The hub follows within ten seconds.");
        }
        return problems.isEmpty() ? 0 : 2;
    }

    private void next(TenantKind kind, String id, String text) {
        List<String> secrets = new ArrayList<>(SECRET.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList());
        if (text.contains("\napi: true\n")) {
            secrets.add(id + "/api-client-secret");
        }
        secrets.forEach(secret -> out.println("Put its secret into the secret store: " + secret));
        out.println("The hub takes the file within ten seconds; its console shows it under /console/tenants/"
                + kind.folder() + "/" + id + ".");
    }
}
