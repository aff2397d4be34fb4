package id.lintas.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.access.Refusal;
import id.lintas.app.pages.Rendering;
import id.lintas.passport.Stage;
import id.lintas.staff.Duty;
import id.lintas.staff.StaffRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The trail's own English is for archives; people read it in their language. */
class DetailWordsTest {

    private static final Locale INDONESIAN = Rendering.LANGUAGES.get(0);

    private final DetailWords words = words();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ARRIVED | Hadir di kantor",
                "CLERK,CASHIER until 2026-12-31 | Petugas loket, Kasir, sampai 2026-12-31",
                "CLERK until 2026-12-31 adopted | Petugas loket, sampai 2026-12-31; ditetapkan pusat",
                "2 people | 2 orang",
                "0 found | 0 ditemukan",
                "entries 1 to 7 | kejadian 1 sampai 7",
                "ended by hand | diakhiri admin",
                "made, disabled | dibuat, tertutup",
                "version 3, digest 0a1b2c | versi 3, sidik 0a1b2c",
                "version 3, digest 0a1b2c quota: absent (expected: a number) | sebabnya ada di halaman berkas itu",
                "ENDED 2026-11-24 | Berakhir, 2026-11-24",
                "WRONG_PROOF 12 | kata sandi atau kunci salah, 12 kali",
                "STAFF | mengatur petugas",
                "until 2026-11-26T15:30:00Z | sampai 2026-11-26T15:30:00Z",
                "12 removed, ended before 2025-11-26 | 12 dihapus; selesai sebelum 2025-11-26",
                "3 closed, due before 2026-10-27 | 3 ditutup; jatuh sebelum 2026-10-27",
                "ACCESS due 2026-11-29 | Salinan data pribadi, paling lambat 2026-11-29",
                "NAME for request 7 | Nama lengkap, untuk permintaan 7",
                "DONE, late | Dipenuhi, terlambat",
                "ACCEPTED 820261123000017 350000 | Dihitung: kode 820261123000017, 350000 rupiah",
                "MATCH 820261123000017 | Dicocokkan: kode 820261123000017",
                "820261123000017 350000 SECOND | Dibayar dua kali",
                "2 found, 1 alike | 2 ditemukan, 1 mirip",
                "banks asked: 1 | 1 bank ditanya",
                "1 lifted | 1 penahanan dicabut",
                "SLIP until 2026-11-27T00:00:00Z | atas bukti bayar, sampai 2026-11-27",
                "ESCALATED | Konfirmasi tidak datang"
            })
    void whatTheTrailSaysIsReadInIndonesian(String detail, String said) {
        assertThat(words.of(detail, INDONESIAN)).contains(said);
    }

    @Test
    void anApprovalsDetailNamesItsKindAndWhyItWasDenied() {
        String digest = "ab".repeat(32);
        assertThat(words.of("office.freeze ponorogo sha256=" + digest, INDONESIAN))
                .isEqualTo("Bekukan kantor: ponorogo, kode isi abababababab…");
        assertThat(words.of("office.freeze ponorogo sha256=" + digest + " SAME_PERSON", INDONESIAN))
                .endsWith("peminta tidak boleh memutuskan");
    }

    @Test
    void whatNoFormKnowsStandsAsItIs() {
        for (String detail : List.of("", "820261123000001 350000", "Rp350.000", "{0} 'x", "SOMETHING_ELSE", "a b c")) {
            assertThat(words.of(detail, INDONESIAN)).isEqualTo(detail);
        }
    }

    @Test
    void everyCodeThatADetailMayHoldHasWords() {
        for (Enum<?> code : Stream.<Enum<?>[]>of(Stage.values(), StaffRole.values(), Duty.values(), Refusal.values())
                .flatMap(Arrays::stream)
                .toList()) {
            for (Locale language : Rendering.LANGUAGES) {
                assertThat(words.of(code.name(), language)).as(code.name()).isNotEqualTo(code.name());
            }
        }
    }

    private static DetailWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new DetailWords(messages);
    }
}
