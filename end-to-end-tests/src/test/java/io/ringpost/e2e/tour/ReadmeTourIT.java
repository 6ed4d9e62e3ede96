package io.ringpost.e2e.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.local.guard.Ended;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, command by command, in one shell against a stack with its defaults. */
class ReadmeTourIT {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern STOP =
            Pattern.compile("```sh tour\\n(.*?)```\\s*(?:```text tour-expects\\n(.*?)```)?", Pattern.DOTALL);

    /**
     * One block of commands and what its output must hold.
     *
     * @param commands shell
     * @param expects a regular expression per line
     */
    private record Stop(String commands, List<String> expects) {}

    @Test
    void everyCommandDoesWhatTheReadmeSays(@TempDir Path directory) throws Exception {
        List<Stop> stops = stops();
        assertThat(stops).hasSizeGreaterThan(4);
        List<ProcessHandle> children;
        try (RunningStack stack = RunningStack.start(directory.resolve("data"), Map.of())) {
            awaitAgent(stack);
            List<String> outputs = run(directory, stops, stack.environment());
            for (int i = 0; i < stops.size(); i++) {
                Stop stop = stops.get(i);
                assertThat(outputs).as("the shell ended in block " + i).hasSizeGreaterThan(i);
                String output = outputs.get(i);
                assertThat(stop.expects())
                        .as(stop.commands() + "\n" + output)
                        .allMatch(expected ->
                                Pattern.compile(expected).matcher(output).find());
            }
            children = stack.children();
            assertThat(children).isNotEmpty();
        }
        assertThat(children).as("what runs on after the end").allMatch(Ended::is);
    }

    /** What a service does for the first time, on cores that others use too, may take longer than a caller is kept waiting. */
    private static void awaitAgent(RunningStack stack) {
        HttpClient http = HttpClient.newHttpClient();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            String call = "CallSid=CA" + UUID.randomUUID().toString().replace("-", "")
                    + "&AccountSid=AC00000000000000000000000000000001&From=%2B5533999880000&To=%2B553322980007"
                    + "&CallStatus=ringing&Direction=inbound";
            HttpRequest asked = HttpRequest.newBuilder(
                            URI.create(stack.url(Port.SIMULATOR) + "/send/twilio/incoming-call"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(call))
                    .build();
            return http.send(asked, HttpResponse.BodyHandlers.ofString()).body().contains("<Sip ");
        });
    }

    private static List<String> run(Path directory, List<Stop> stops, Map<String, String> environment)
            throws Exception {
        StringBuilder script = new StringBuilder("set -eu\n");
        stops.forEach(stop -> script.append(stop.commands()).append("\necho; echo '--- next stop'\n"));
        Path file = Files.writeString(directory.resolve("tour.sh"), script);
        Path output = directory.resolve("tour.out");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        assertThat(exit).as(Files.readString(output)).isZero();
        return List.of(Files.readString(output).split("--- next stop\n"));
    }

    private static List<Stop> stops() throws IOException {
        List<Stop> stops = new ArrayList<>();
        Matcher matcher = STOP.matcher(Files.readString(README));
        while (matcher.find()) {
            String expects = matcher.group(2);
            stops.add(new Stop(
                    matcher.group(1),
                    expects == null ? List.of() : expects.lines().toList()));
        }
        return stops;
    }
}
