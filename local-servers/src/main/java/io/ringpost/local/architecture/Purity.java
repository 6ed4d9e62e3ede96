package io.ringpost.local.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Map;
import java.util.Set;

/**
 * What of the JDK gives the same answer whenever and wherever it is asked. Packages are named one by one, since most of the
 * JDK reads files, opens connections or starts threads.
 */
final class Purity {
    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.security.spec",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.time.zone",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "javax.crypto",
            "javax.crypto.spec");

    /** What such a package has that is not pure. */
    private static final Set<String> EXCEPTIONS = Set.of(
            "java.lang.ClassLoader",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.security.SecureRandom",
            "java.util.Formatter",
            "java.util.Random",
            "java.util.ResourceBundle",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.TimerTask");

    /** What other packages have that is: values, and streams in memory. */
    private static final Set<String> MORE = Set.of(
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.IOException",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Serializable",
            "java.io.UncheckedIOException",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLDecoder",
            "java.net.URLEncoder");

    private static final Map<String, Set<String>> SURROUNDINGS = Map.ofEntries(
            entry("java.lang.Math", Set.of("random")),
            entry("java.lang.StrictMath", Set.of("random")),
            entry("java.time.ZoneId", Set.of("systemDefault")),
            entry("java.util.Calendar", Set.of("getInstance")),
            entry("java.util.Locale", Set.of("getDefault")),
            entry("java.util.TimeZone", Set.of("getDefault")),
            entry("java.util.UUID", Set.of("randomUUID")));

    private static final Set<String> MADE_OF_THE_CLOCK =
            Set.of("java.util.Date", "java.util.GregorianCalendar", "java.text.SimpleDateFormat");

    private Purity() {}

    /** Whether a type of the JDK may be known by what decides. */
    static boolean isPure(JavaClass type) {
        String name = type.getName();
        return MORE.contains(name) || (PACKAGES.contains(type.getPackageName()) && !EXCEPTIONS.contains(name));
    }

    /** Whether a call, a reference or a field asks for the time, for chance or for the machine. */
    static boolean asksSurroundings(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return asksClock(owner, name)
                || (owner.equals("java.lang.System") && !name.equals("arraycopy"))
                || SURROUNDINGS.getOrDefault(owner, Set.of()).contains(name)
                || (isWithout(access, 0) && MADE_OF_THE_CLOCK.contains(owner) && name.equals("<init>"))
                || (isWithout(access, 1) && owner.equals("java.util.Collections") && name.equals("shuffle"));
    }

    private static boolean asksClock(String owner, String name) {
        boolean source = owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (source && (name.startsWith("system") || name.startsWith("tick")));
    }

    /** Whether it has only so many arguments, and so takes from elsewhere what it could be given. */
    private static boolean isWithout(JavaAccess<?> access, int arguments) {
        return access instanceof JavaCodeUnitAccess<?> call
                && call.getTarget().getRawParameterTypes().size() == arguments;
    }
}
