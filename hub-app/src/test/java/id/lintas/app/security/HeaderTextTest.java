package id.lintas.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

    /** The rules of Spring's own firewall, as it writes them. */
    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void letsThroughWhatSpringsFirewallLetsThrough() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> different("Bearer " + Character.toString(point) + ".x")))
                .isEmpty();
    }

    @Test
    void neitherIsEmpty() {
        assertThat(HeaderText.plain("a\u0000", true)).isFalse();
        assertThat(HeaderText.plain("a\tb", true)).isTrue();
        assertThat(HeaderText.plain("a\tb", false)).isFalse();
    }

    private static boolean different(String text) {
        return HeaderText.plain(text, false) != NAME.matcher(text).matches()
                || HeaderText.plain(text, true) != VALUE.matcher(text).matches();
    }
}
