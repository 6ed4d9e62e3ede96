package io.ringpost.localstack.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a {@code .env} file: {@code NAME=value}, quotes and {@code export} allowed, {@code #} begins a comment. */
final class DotEnv {
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("(?:\"([^\"]*)\"|'([^']*)')\\s*(?:#.*)?");

    private DotEnv() {}

    static Map<String, String> parse(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).trim();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (!assignment.matches()) {
                throw new CannotStart(".env is malformed: line " + (i + 1) + " is not NAME=value");
            }
            values.put(assignment.group(1), value(assignment.group(2)));
        }
        return values;
    }

    private static String value(String written) {
        Matcher quoted = QUOTED.matcher(written);
        if (quoted.matches()) {
            return quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
        }
        return written.replaceFirst("(^|\\s+)#.*$", "").trim();
    }
}
