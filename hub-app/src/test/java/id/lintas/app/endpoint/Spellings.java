package id.lintas.app.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Other ways to write a path, each of which has fooled some matcher once. */
final class Spellings {

    private Spellings() {}

    static List<String> of(String path) {
        List<String> spellings = new ArrayList<>(List.of(
                path + "/",
                path + "//",
                "/" + path,
                path + ";jsessionid=0",
                path + ";/",
                path + "%2f",
                path + "%2F",
                path + "/.",
                path + "/%2e",
                path + "/..;/",
                path + ".html",
                path + ".json",
                path + ".css",
                path + "%00",
                path + "%0a",
                path + "%20",
                path + "%3f",
                path + "%23",
                path + "?x=/css/hub.css",
                "/css/.." + path,
                "/css/%2e%2e" + path,
                "/css/..;" + path,
                "/book/%2e%2e" + path,
                "/partners/.." + path,
                "/datashare/%2e%2e%2f" + path.substring(1),
                "/." + path,
                "/%2e" + path,
                "/;x=1" + path));
        String upper = path.toUpperCase(Locale.ROOT);
        if (!upper.equals(path)) {
            spellings.add(upper);
            spellings.add("/" + path.substring(1, 2).toUpperCase(Locale.ROOT) + path.substring(2));
        }
        if (path.length() > 1) {
            spellings.add("/" + String.format("%%%02x", (int) path.charAt(1)) + path.substring(2));
            int second = path.indexOf('/', 1);
            if (second > 0) {
                spellings.add(path.substring(0, second) + "/" + path.substring(second));
                spellings.add(path.substring(0, second) + ";a=b" + path.substring(second));
                spellings.add(path.substring(0, second) + "/%2e" + path.substring(second));
                spellings.add(path.substring(0, second) + "%2f" + path.substring(second + 1));
                spellings.add(path.substring(0, second) + "\\".replace("\\", "%5c") + path.substring(second + 1));
            }
        }
        return spellings;
    }
}
