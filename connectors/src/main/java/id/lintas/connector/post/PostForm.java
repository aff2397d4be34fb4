package id.lintas.connector.post;

import id.lintas.connector.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The two ways in which the post office writes the same rows. */
enum PostForm {
    /** Lines of exactly 100 characters. */
    FIXED_WIDTH("fixed-width", "txt") {
        @Override
        PostRows rows(InputStream content) {
            return new FixedWidthRows(new PlainText(content));
        }
    },
    /** RFC 4180 with LF, without formulas and line breaks in cells. */
    CSV("csv", "csv") {
        @Override
        PostRows rows(InputStream content) {
            return new CsvRows(new PlainText(content));
        }
    };

    private final String setting;
    private final String extension;
    private final Pattern fileName;

    PostForm(String setting, String extension) {
        this.setting = setting;
        this.extension = extension;
        this.fileName = Pattern.compile("POS-([0-9]{8})-([0-9]{6})\\." + extension);
    }

    /** @throws IllegalArgumentException naming the setting, if it is none of the forms */
    static PostForm of(String setting) {
        return Arrays.stream(values())
                .filter(form -> form.setting.equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("settings.format: " + setting + " (expected: one of "
                        + Arrays.stream(values()).map(form -> form.setting).collect(Collectors.joining(", ")) + ")"));
    }

    /** The form of a file's name: day and sequence are its groups. */
    Pattern fileName() {
        return fileName;
    }

    /** How a name looks, in words. */
    String namePattern() {
        return "POS-yyyyMMdd-NNNNNN." + extension;
    }

    /** The rows of a file; closing them closes the content. */
    abstract PostRows rows(InputStream content) throws IOException;
}
