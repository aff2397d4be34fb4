package id.lintas.connector.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.lintas.connector.camt.CamtUnreadable.Flaw;
import id.lintas.intake.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** B-37, its XML: entities, inclusions and sizes are refused by name, in little time and memory. */
class HostileXmlTest {

    private static final String SAMPLE = new String(Samples.bytes("camt/notification-08.xml"), StandardCharsets.UTF_8);
    private static final String ROOT = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"";

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> isRefusedByName() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "820261123000017");
        Map<String, Flaw> hostile = Map.ofEntries(
                Map.entry("", Flaw.EMPTY),
                Map.entry("   ", Flaw.NOT_XML),
                Map.entry(laughs(10), Flaw.DOCTYPE),
                Map.entry(external(secret), Flaw.DOCTYPE),
                Map.entry("<!DOCTYPE d SYSTEM \"" + secret.toUri() + "\">" + bare(), Flaw.DOCTYPE),
                Map.entry("<!DOCTYPE d [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\">%p;]>" + bare(), Flaw.DOCTYPE),
                Map.entry(SAMPLE.replace("SIAK-NTF", "&file;"), Flaw.ENTITY),
                Map.entry(include(secret, "<Ntfctn>"), Flaw.XINCLUDE),
                Map.entry(include(secret, "<RmtInf>"), Flaw.XINCLUDE),
                Map.entry(include(secret, "<RltdPties>"), Flaw.XINCLUDE),
                Map.entry(SAMPLE.replace("<RmtInf>", "<RmtInf>" + "<a>".repeat(5_000)), Flaw.TOO_DEEP),
                Map.entry(SAMPLE.replace("<RltdPties>", "<RltdPties>" + "<a>".repeat(5_000)), Flaw.TOO_DEEP),
                Map.entry(SAMPLE.replace("MOB-7731", "x".repeat(100_000)), Flaw.TOO_LARGE),
                Map.entry(SAMPLE.replace("<RmtInf>", "<RmtInf>" + "<Ustrd/>".repeat(5_000)), Flaw.TOO_LARGE),
                Map.entry(SAMPLE.replace("<Acct>", "<Bal/>".repeat(5_000) + "<Acct>"), Flaw.TOO_LARGE),
                Map.entry(SAMPLE.replace("<Acct>", "<Acct " + attributes(50) + ">"), Flaw.TOO_LARGE),
                Map.entry(SAMPLE.replace("<Acct>", "<Acct a=\"" + "x".repeat(5_000) + "\">"), Flaw.TOO_LARGE),
                Map.entry(SAMPLE.replace("</Ntfctn>", " ".repeat(2 << 20) + "</Ntfctn>"), Flaw.TOO_LARGE),
                Map.entry(SAMPLE.replace("</Ntfctn>", "<Ntry/>".repeat(2_000) + "</Ntfctn>"), Flaw.TOO_LARGE),
                Map.entry(SAMPLE.replace("MOB-7731", "MOB\0"), Flaw.NOT_XML),
                Map.entry(SAMPLE.replace("MOB-7731", "&#0;"), Flaw.NOT_XML),
                Map.entry(SAMPLE.replace("1.0", "1.1"), Flaw.NOT_XML),
                Map.entry(SAMPLE.replace("UTF-8", "UTF-16"), Flaw.CHARSET),
                Map.entry(SAMPLE.replace("UTF-8", "ISO-8859-1"), Flaw.CHARSET),
                Map.entry(SAMPLE + SAMPLE, Flaw.NOT_XML),
                Map.entry(SAMPLE + "<more/>", Flaw.NOT_XML),
                Map.entry(SAMPLE.substring(0, SAMPLE.length() / 2), Flaw.NOT_XML),
                Map.entry(SAMPLE.replace("054.001.08", "054.001.99"), Flaw.NOT_CAMT),
                Map.entry(SAMPLE.replace("054.001.08", "053.001.08"), Flaw.NOT_CAMT),
                Map.entry(SAMPLE.replace("<Acct>", "<x:Acct xmlns:x=\"other\"/><Acct>"), Flaw.NOT_CAMT),
                Map.entry(SAMPLE.replace("<Ntfctn>", "<Ntfctn>words"), Flaw.NOT_CAMT),
                Map.entry("<xml/>", Flaw.NOT_CAMT),
                Map.entry(bare(), Flaw.NOT_CAMT));
        return hostile.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getValue() + " " + cut(one.getKey()),
                        () -> assertThat(flaw(utf8(one.getKey()))).isEqualTo(one.getValue())));
    }

    @Test
    void otherBytesThanUtf8AreRefused() {
        assertThat(flaw(SAMPLE.replace("Siti", "S\u00ed").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Flaw.CHARSET);
        assertThat(flaw(SAMPLE.getBytes(StandardCharsets.UTF_16))).isEqualTo(Flaw.CHARSET);
        assertThat(flaw(SAMPLE.getBytes(StandardCharsets.UTF_16LE))).isIn(Flaw.CHARSET, Flaw.NOT_XML);
        assertThat(flaw(new byte[] {(byte) 0xC3})).isEqualTo(Flaw.CHARSET);
    }

    @Test
    void aByteOrderMarkIsHarmless() throws CamtUnreadable {
        assertThat(Read.of("\uFEFF" + SAMPLE).reasons()).isEmpty();
    }

    /** Control: a parser as it comes out of the box swallows what is refused here. */
    @Test
    void controlAnOrdinaryParserReadsTheFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "820261123000017");
        String read = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(external(secret))))
                .getDocumentElement()
                .getTextContent();
        assertThat(read).contains("820261123000017");
    }

    @Test
    void nothingButAFlawComesOfDamagedBytes() {
        Random random = new Random(20261123);
        byte[] sample = utf8(SAMPLE);
        for (int n = 0; n < 20_000; n++) {
            byte[] damaged = Arrays.copyOf(sample, n % 2 == 0 ? sample.length : random.nextInt(sample.length));
            for (int flips = random.nextInt(6); flips >= 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                Read.of(damaged);
            } catch (CamtUnreadable e) {
                assertThat(e.flaw()).isNotNull();
            }
        }
    }

    private static Flaw flaw(byte[] document) {
        return catchThrowableOfType(CamtUnreadable.class, () -> Read.of(document))
                .flaw();
    }

    private static String laughs(int levels) {
        return "<!DOCTYPE d [<!ENTITY l0 \"ha\">"
                + IntStream.rangeClosed(1, levels)
                        .mapToObj(n -> "<!ENTITY l" + n + " \"" + ("&l" + (n - 1) + ";").repeat(10) + "\">")
                        .collect(Collectors.joining())
                + "]>" + ROOT + ">&l" + levels + ";</Document>";
    }

    private static String external(Path secret) {
        return "<!DOCTYPE d [<!ENTITY file SYSTEM \"" + secret.toUri() + "\">]>" + ROOT + "><Id>&file;</Id></Document>";
    }

    private static String include(Path secret, String at) {
        return SAMPLE.replace(
                at,
                at + "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"" + secret.toUri()
                        + "\"/>");
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(n -> "a" + n + "=\"\"").collect(Collectors.joining(" "));
    }

    private static String bare() {
        return ROOT + "/>";
    }

    private static String cut(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
