package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be said of the image without building it. */
class DockerfileTest {
    private static final String TEXT = Code.text("deploy/docker/Dockerfile");
    private static final List<String> INSTRUCTIONS = TEXT.replaceAll("(?m)^#.*\\n", "")
            .replaceAll("\\\\\\n\\s*", "")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    private static final Set<String> KNOWN =
            Set.of("ARG", "FROM", "LABEL", "RUN", "WORKDIR", "COPY", "USER", "ENV", "EXPOSE", "ENTRYPOINT");

    @Test
    void every_line_is_an_instruction() {
        assertThat(INSTRUCTIONS).allMatch(line -> KNOWN.contains(line.substring(0, line.indexOf(' '))));
    }

    @Test
    void it_runs_on_a_pinned_java_25() {
        assertThat(one("ARG BASE=")).matches("eclipse-temurin:25-jre-[a-z]+");
    }

    @Test
    void it_runs_as_the_user_that_the_chart_gives() {
        String user = Objects.pods(Chart.render("minimal"))
                .map(pod -> pod.at("/securityContext/runAsUser").asText() + ":"
                        + pod.at("/securityContext/runAsGroup").asText())
                .distinct()
                .collect(Collectors.joining());

        assertThat(one("USER ")).isEqualTo(user);
        assertThat(TEXT.indexOf("\nUSER ")).isGreaterThan(TEXT.lastIndexOf("\nCOPY "));
    }

    @Test
    void java_is_process_one_and_gets_the_signals() {
        assertThat(one("ENTRYPOINT ")).startsWith("[\"java\", ").endsWith("\"-jar\", \"quarkus-run.jar\"]");
        assertThat(INSTRUCTIONS).noneMatch(line -> line.startsWith("CMD"));
    }

    @Test
    void it_takes_every_part_of_the_packaged_service() {
        assertThat(TEXT)
                .contains(
                        "COPY --chmod=0555 ${SERVICE}/target/quarkus-app/lib/ lib/",
                        "COPY --chmod=0555 ${SERVICE}/target/quarkus-app/quarkus/ quarkus/",
                        "COPY --chmod=0555 ${SERVICE}/target/quarkus-app/app/ app/",
                        "COPY --chmod=0555 ${SERVICE}/target/quarkus-app/quarkus-run.jar quarkus-run.jar");
        assertThat(Code.text("deploy/docker/Dockerfile.dockerignore")).contains("!*/target/quarkus-app");
    }

    @Test
    void it_has_the_directories_that_volumes_are_mounted_at() {
        String made =
                INSTRUCTIONS.stream().filter(line -> line.startsWith("RUN")).collect(Collectors.joining());
        Set<String> mounted = Objects.containers(Chart.render("minimal"))
                .flatMap(container -> Objects.stream(container.path("volumeMounts")))
                .map(mount -> mount.path("mountPath").asText())
                .filter(path -> path.startsWith("/var/lib/"))
                .collect(Collectors.toSet());

        assertThat(mounted).hasSize(2).allMatch(made::contains);
    }

    private static String one(String start) {
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(start) + "(.*)$").matcher(TEXT);
        assertThat(matcher.find()).as(start).isTrue();
        return matcher.group(1);
    }
}
