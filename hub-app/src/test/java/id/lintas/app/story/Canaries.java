package id.lintas.app.story;

import id.lintas.simulators.story.Applicant;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Texts that stand for what is personal, and the search for them in bytes of any kind. */
public final class Canaries {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final AtomicInteger number = new AtomicInteger();
    private final RandomGenerator random = new java.security.SecureRandom();
    private final List<Applicant> people = new CopyOnWriteArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Somebody whose name, NIK, phone and birth date occur nowhere else. */
    public synchronized Applicant person(String district) {
        String letter = LETTERS.charAt(number.getAndIncrement()) + randomLetters(4);
        LocalDate birth = LocalDate.of(1941, 1, 1).plusDays(random.nextInt(8_000));
        String nik = String.format(
                Locale.ROOT,
                "%s%02d%02d%02d%04d",
                district,
                birth.getDayOfMonth(),
                birth.getMonthValue(),
                birth.getYear() % 100,
                1 + random.nextInt(9998));
        Applicant applicant = new Applicant(
                "Qanary" + letter + " Zarvex" + letter,
                nik,
                birth,
                String.format(Locale.ROOT, "0899%09d", random.nextInt(1_000_000_000)),
                random.nextLong());
        people.add(applicant);
        add("name of person " + letter, applicant.name());
        add("surname of person " + letter, "Zarvex" + letter);
        add("NIK of person " + letter, nik);
        add("phone of person " + letter, applicant.phone());
        add("birth date of person " + letter, birth.toString());
        return applicant;
    }

    private String randomLetters(int many) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < many; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    public synchronized void add(String what, String text) {
        texts.put(what, text);
    }

    public List<Applicant> people() {
        return List.copyOf(people);
    }

    /** Which of them stand in the bytes: as text in three encodings, as hexadecimal, or inside Base64. */
    public synchronized List<String> in(String where, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        texts.forEach((what, canary) -> {
            for (String form : forms(canary)) {
                int at = text.indexOf(form);
                if (at >= 0) {
                    String around = text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80));
                    found.add(what + " in " + where + ": " + around.replaceAll("[^ -~]", "."));
                    break;
                }
            }
        });
        return found;
    }

    private static List<String> forms(String canary) {
        List<String> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(new String(canary.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        byte[] utf8 = canary.getBytes(StandardCharsets.UTF_8);
        forms.add(HexFormat.of().formatHex(utf8));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + utf8.length];
            System.arraycopy(utf8, 0, shifted, before, utf8.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The first and last characters also depend on what stands beside the canary.
            forms.add(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1));
        }
        forms.add(canary.replace(" ", "%20"));
        forms.add(canary.replace(" ", "+"));
        return forms;
    }
}
