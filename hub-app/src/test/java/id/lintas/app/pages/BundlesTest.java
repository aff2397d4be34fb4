package id.lintas.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.adjudication.AdjudicationCase;
import id.lintas.audit.AuditEvent;
import id.lintas.delivery.DeliveryStatus;
import id.lintas.office.Lane;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.payment.Outcome;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BundlesTest {

    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyWord() throws Exception {
        Properties indonesian = bundle("messages.properties");
        Properties english = bundle("messages_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        assertThat(english.values()).noneMatch(word -> word.toString().isBlank());
        assertThat(indonesian.values()).noneMatch(word -> word.toString().isBlank());
    }

    /** A single quote is MessageFormat's escape and would swallow what follows. */
    @Test
    void noWordHoldsAStraightQuote() throws Exception {
        assertThat(bundle("messages.properties").values())
                .noneMatch(word -> word.toString().contains("'"));
        assertThat(bundle("messages_en.properties").values())
                .noneMatch(word -> word.toString().contains("'"));
    }

    @Test
    void everyStageKindEventAndStatusHasAWord() throws Exception {
        List<String> wanted = new ArrayList<>();
        Stream.of(Stage.values()).forEach(stage -> {
            wanted.add("stage." + stage);
            wanted.add("stage.next." + stage);
        });
        Stream.of(PassportKind.values()).forEach(kind -> wanted.add("kind." + kind));
        Stream.of(Lane.values()).forEach(lane -> wanted.add("lane." + lane));
        Stream.of(AuditEvent.values()).forEach(event -> wanted.add("event." + event));
        Stream.of(AdjudicationCase.Status.values()).forEach(status -> wanted.add("check." + status));
        Stream.of(DeliveryStatus.values()).forEach(status -> wanted.add("status." + status));
        Stream.of(Outcome.values()).forEach(outcome -> wanted.add("status." + outcome));
        assertThat(bundle("messages.properties").stringPropertyNames()).containsAll(wanted);
    }

    @Test
    void templatesHoldNoBareText() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // a command is the same in every language
                for (Element element : Jsoup.parse(Files.readString(file)).select("*:not(code)")) {
                    assertThat(element.ownText())
                            .as(file + " " + element.tagName())
                            .isBlank();
                }
            }
        }
    }

    private static Properties bundle(String name) throws Exception {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(BundlesTest.class.getResourceAsStream("/" + name))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
