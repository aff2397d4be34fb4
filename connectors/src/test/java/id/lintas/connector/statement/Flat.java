package id.lintas.connector.statement;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes rows of cells in either form; the widths are written down here anew. */
final class Flat {

    static final String HEAD = "H,STMT0001,20261123,000007,20261124010000,IDR,1,1,O";
    static final String ONE = "D,1,820261123000017,350000,C,IDR,NTB1,20261123090000";
    static final String BACK = "D,2,820261123000017,350000,D,IDR,NTB1,20261123090000";
    static final String FOOT = "T,2,350000,350000";

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "H", List.of("%-8s", "%-8s", "%6s", "%-14s", "%-3s", "%3s", "%3s", "%-1s"),
            "D", List.of("%6s", "%-15s", "%15s", "%-1s", "%-3s", "%-35s", "%-14s"),
            "T", List.of("%6s", "%18s", "%18s"));

    private Flat() {}

    static String of(String form, String... rows) {
        return Stream.of(rows)
                .map(row -> (form.equals("csv") ? row : columns(row)) + "\n")
                .collect(Collectors.joining());
    }

    private static String columns(String row) {
        String[] cells = row.split(",", -1);
        StringBuilder text = new StringBuilder(cells[0]);
        for (int i = 1; i < cells.length; i++) {
            text.append(String.format(COLUMNS.getOrDefault(cells[0], List.of()).get(i - 1), cells[i]));
        }
        return String.format("%-100s", text);
    }
}
