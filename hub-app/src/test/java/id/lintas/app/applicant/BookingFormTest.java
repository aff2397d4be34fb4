package id.lintas.app.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.Lane;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BookingFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void aWholeFormBecomesARequest() {
        BookingForm.Read read = new BookingForm(
                        "2026-11-30T08:00",
                        "PRIORITY",
                        " 0812-3456-7890 ",
                        " Siti Nur’aini ",
                        "1671 0157 0890 0001",
                        "17",
                        "08",
                        "1990",
                        "ELECTRONIC_10Y")
                .read(TODAY);
        assertThat(read.wrong()).isEmpty();
        assertThat(read.request()).isNotNull().satisfies(request -> {
            assertThat(request.lane()).isEqualTo(Lane.PRIORITY);
            assertThat(request.phone()).isEqualTo("081234567890");
            assertThat(request.people().get(0).applicant().name()).isEqualTo("Siti Nur’aini");
            assertThat(request.people().get(0).applicant().birthDate()).isEqualTo("1990-08-17");
        });
    }

    @Test
    void everyMistakeIsToldAtOnceInThePagesOrder() {
        BookingForm.Read read =
                new BookingForm("soon", "VIP", null, "<b>", "1", "31", "2", "1990", "DIPLOMATIC").read(TODAY);
        assertThat(read.request()).isNull();
        assertThat(read.wrong().keySet()).containsExactly("slot", "lane", "kind", "name", "nik", "birth", "phone");
    }

    @Test
    void nobodyIsBornTomorrowOrInAnotherAge() {
        assertThat(BirthDate.read("24", "11", "2026", TODAY)).isEmpty();
        assertThat(BirthDate.read("1", "1", "1899", TODAY)).isEmpty();
        assertThat(BirthDate.read("23", "11", "2026", TODAY)).contains(TODAY);
        assertThat(BirthDate.read(null, "", "x", TODAY)).isEmpty();
    }
}
