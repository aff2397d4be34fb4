package id.lintas.connector.post;

import java.util.List;

/**
 * What was read in a file.
 *
 * @param name the file's name without folders
 * @param lines the D lines; meaningful only if nothing is wrong
 * @param wrong every reason to refuse the file, in Indonesian for the post office's clerks
 */
record PostFile(String name, List<PostLine> lines, List<String> wrong) {

    PostFile {
        lines = List.copyOf(lines);
        wrong = List.copyOf(wrong);
    }
}
