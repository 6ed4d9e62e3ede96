package io.ringpost.api.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.start.Command;
import io.ringpost.api.start.ServiceStart;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/**
 * {@code replay-dead-letters}: asks the service that runs beside it, with its own key, until all is given back. It is a
 * second process of the service's jar, so it works in a container that has nothing but Java.
 */
public final class ReplayCommand implements Command {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "replay-dead-letters";
    }

    @Override
    public String usage() {
        return ReplayOptions.USAGE;
    }

    @Override
    public int run(List<String> arguments, Config settings, PrintStream out, PrintStream err) {
        Optional<ReplayOptions> options = ReplayOptions.parse(arguments);
        Optional<String> key = settings.getOptionalValue("RINGPOST_API_KEY", String.class);
        if (options.isEmpty()) {
            err.println("ringpost: usage: " + ReplayOptions.USAGE);
            return USAGE;
        }
        if (key.isEmpty()) {
            err.println("ringpost: RINGPOST_API_KEY is not set: the key to ask the service with");
            return ServiceStart.MISCONFIGURED;
        }
        try {
            return rounds(options.get().body(), target(options.get(), settings), key.get(), out, err);
        } catch (IOException | IllegalArgumentException e) {
            err.println("ringpost: the service does not answer: " + e.getClass().getSimpleName());
            return UNAVAILABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        }
    }

    private static int rounds(ObjectNode body, URI target, String key, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        boolean failures = false;
        while (true) {
            HttpResponse<String> response =
                    client.send(request(body, target, key), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                err.println("ringpost: " + response.statusCode() + " "
                        + answer.path("title").asText() + ": "
                        + answer.path("detail").asText());
                return response.statusCode() >= 500 || response.statusCode() == 409 ? UNAVAILABLE : USAGE;
            }
            failures |= tell(answer, out);
            if (!answer.path("next").isTextual()) {
                return failures ? PARTLY : DONE;
            }
            body.put("after", answer.path("next").asText());
            body.put("until", answer.path("until").asText());
        }
    }

    private static HttpRequest request(ObjectNode body, URI target, String key) {
        return HttpRequest.newBuilder(target)
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** Whether anything is left to look at. */
    private static boolean tell(JsonNode answer, PrintStream out) {
        String mode = answer.path("dryRun").asBoolean() ? " dry_run=true" : "";
        for (JsonNode topic : answer.path("topics")) {
            out.println(topic.path("topic").asText()
                    + " matched=" + topic.path("matched").asInt()
                    + " applied=" + topic.path("applied").asInt()
                    + " known=" + topic.path("known").asInt()
                    + " ignored=" + topic.path("ignored").asInt()
                    + " parked_again=" + topic.path("parkedAgain").asInt()
                    + " replayed_before=" + topic.path("replayedBefore").asInt()
                    + mode);
        }
        int missing = answer.path("missing").asInt();
        if (answer.path("topics").isEmpty()) {
            out.println("no dead letters" + mode);
        }
        if (missing > 0) {
            out.println("ids not found: " + missing + mode);
        }
        return missing > 0 || answer.path("parkedAgain").asInt() > 0;
    }

    private static URI target(ReplayOptions options, Config settings) {
        String base = options.url() == null
                ? "http://localhost:" + settings.getValue("quarkus.http.port", Integer.class)
                : options.url();
        return URI.create(base.replaceFirst("/+$", "") + ApiPaths.V1 + "/dead-letters/replay");
    }
}
