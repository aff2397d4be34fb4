package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.payment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page says of each of the standard's codes whether it is sent, and it is so. */
class SnapCodesTest {

    private static final Pattern CODE = Pattern.compile("`([2-5][0-9]{2}-[0-9]{2})`");

    @Test
    void sentIsWhatThePageLists() throws IOException {
        Set<String> sent = new TreeSet<>();
        for (SnapService service : SnapService.values()) {
            for (Outcome outcome : Outcome.values()) {
                SnapCode code = SnapCode.of(service, outcome, "");
                sent.add(code.status() + "-" + code.kind());
                sent.add(SnapCode.repeated(code).status() + "-"
                        + SnapCode.repeated(code).kind());
            }
        }
        assertThat(listed("Of the standard's codes these are sent:", "The others are not"))
                .isEqualTo(sent);
    }

    @Test
    void noCodeIsBoth() throws IOException {
        Set<String> others = listed("The others are not", "(an absent token is");
        assertThat(others).contains("202-00", "403-06").doesNotContain("200-00", "404-18");
    }

    private static Set<String> listed(String from, String to) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "wire.md"));
        String part = page.substring(page.indexOf(from), page.indexOf(to, page.indexOf(from)));
        Set<String> codes = new TreeSet<>();
        CODE.matcher(part).results().forEach(found -> codes.add(found.group(1)));
        return codes;
    }
}
