package id.lintas.connector.camt;

import id.lintas.connector.PartnerClock;
import id.lintas.connector.camt.Inconsistency.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of a piece, each with its type; what is absent, doubled or of another form is a finding. */
final class Fields {

    private static final Pattern AMOUNT = Pattern.compile("\\+?[0-9]{1,18}(\\.[0-9]{0,5})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern ZONE = Pattern.compile("(Z|[+-][0-9]{2}:[0-9]{2})$");

    private final Element element;
    private final String path;
    private final Findings findings;

    Fields(Element element, String path, Findings findings) {
        this.element = element;
        this.path = path;
        this.findings = findings;
    }

    String path() {
        return path;
    }

    List<Element> all(String field) {
        return element.all(field);
    }

    Fields of(Element part, String name) {
        return new Fields(part, path + "/" + name, findings);
    }

    void wrong(Reason reason, String field, String said, String found) {
        findings.add(reason, path + "/" + field, said, found);
    }

    /** The one element of that path. */
    Optional<Element> one(String field) {
        List<Element> found = element.all(field);
        if (found.size() > 1) {
            wrong(Reason.REPEATED_ELEMENT, field, Integer.toString(found.size()), "");
        }
        return found.stream().findFirst();
    }

    Optional<String> text(String field, int longest) {
        Optional<String> text = one(field).map(Element::text).filter(value -> !value.isEmpty());
        if (text.isPresent() && text.get().length() > longest) {
            wrong(Reason.BAD_FORM, field, text.get(), "");
            return Optional.empty();
        }
        return text;
    }

    /** The text, or an empty one and a finding. */
    String need(String field, int longest) {
        boolean absent =
                element.all(field).stream().allMatch(found -> found.text().isEmpty());
        if (absent) {
            wrong(Reason.MISSING, field, "", "");
        }
        return text(field, longest).orElse("");
    }

    Optional<Money> money(String field) {
        return one(field).flatMap(found -> {
            Optional<BigDecimal> amount = decimal(found.text());
            String currency = found.currency();
            if (amount.isEmpty()
                    || currency == null
                    || !CURRENCY.matcher(currency).matches()) {
                wrong(Reason.BAD_FORM, field, currency + " " + found.text(), "");
                return Optional.empty();
            }
            return Optional.of(new Money(amount.get(), currency));
        });
    }

    Optional<BigDecimal> decimal(Element found, String field) {
        Optional<BigDecimal> amount = decimal(found.text());
        if (amount.isEmpty()) {
            wrong(Reason.BAD_FORM, field, found.text(), "");
        }
        return amount;
    }

    private static Optional<BigDecimal> decimal(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(text);
        return amount.precision() <= 18 ? Optional.of(amount) : Optional.empty();
    }

    Optional<Long> number(String field) {
        Optional<String> text = text(field, 35);
        if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
            wrong(Reason.BAD_FORM, field, text.get(), "");
            return Optional.empty();
        }
        return text.map(Long::parseLong);
    }

    Optional<Direction> direction(String field) {
        return text(field, 35).flatMap(text -> {
            if (text.equals("CRDT") || text.equals("DBIT")) {
                return Optional.of(text.equals("CRDT") ? Direction.CREDIT : Direction.DEBIT);
            }
            wrong(Reason.BAD_FORM, field, text, "");
            return Optional.empty();
        });
    }

    boolean indicator(String field) {
        return text(field, 35)
                .map(text -> {
                    if (!text.matches("true|false|1|0")) {
                        wrong(Reason.BAD_FORM, field, text, "");
                    }
                    return text.equals("true") || text.equals("1");
                })
                .orElse(false);
    }

    /** A choice of a date and a time. */
    Optional<Instant> when(String field) {
        return time(field + "/DtTm").or(() -> day(field + "/Dt"));
    }

    /** A time; without a zone it is western Indonesia's. */
    Optional<Instant> time(String field) {
        return text(field, 40).flatMap(text -> {
            try {
                return Optional.of(
                        ZONE.matcher(text).find()
                                ? OffsetDateTime.parse(text).toInstant()
                                : LocalDateTime.parse(text)
                                        .atZone(PartnerClock.WIB)
                                        .toInstant());
            } catch (DateTimeParseException e) {
                wrong(Reason.BAD_FORM, field, text, "");
                return Optional.empty();
            }
        });
    }

    /** The beginning of a day in western Indonesia. */
    Optional<Instant> day(String field) {
        return text(field, 40).flatMap(text -> {
            try {
                LocalDate day = LocalDate.parse(ZONE.matcher(text).replaceFirst(""));
                return Optional.of(day.atStartOfDay(PartnerClock.WIB).toInstant());
            } catch (DateTimeParseException e) {
                wrong(Reason.BAD_FORM, field, text, "");
                return Optional.empty();
            }
        });
    }
}
