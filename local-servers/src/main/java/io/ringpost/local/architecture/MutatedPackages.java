package io.ringpost.local.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages whose tests are judged by mutants, as a module's pom lists them.
 *
 * @param patterns such as {@code io.ringpost.outbound.plan.*}
 */
record MutatedPackages(List<String> patterns) {
    private static final Pattern LIST = Pattern.compile("<mutation\\.classes>([^<]*)</mutation\\.classes>");

    MutatedPackages {
        patterns = List.copyOf(patterns);
    }

    static MutatedPackages listedIn(Path pom) {
        try {
            Matcher list = LIST.matcher(Files.readString(pom));
            return new MutatedPackages(
                    list.find()
                            ? Pattern.compile(",")
                                    .splitAsStream(list.group(1))
                                    .map(String::strip)
                                    .toList()
                            : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if one of the packages is not among them as a whole. */
    void cover(Set<String> packages) {
        Set<String> missing = new TreeSet<>(packages);
        missing.removeIf(name -> patterns.contains(name + ".*"));
        if (!missing.isEmpty()) {
            throw new AssertionError("mutation.classes leaves out packages that decide: " + missing);
        }
    }
}
