package io.ringpost.local.simulate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sends webhooks as providers do: HTTP/1.1, redirects not followed, given up after fifteen seconds. */
public final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Characters that providers send raw although a URI may not hold them; escaped they mean the same. */
    private static final Pattern UNESCAPED = Pattern.compile("[ \"<>{}|^`\\\\]|[^\\x21-\\x7e]");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Sends a request and waits for its answer.
     *
     * @param baseUrl scheme and authority of the receiver, with a path prefix if it has one
     * @throws UncheckedIOException if there is none
     */
    public WebhookAnswer send(String baseUrl, ProviderRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(baseUrl + escaped(request.target())))
                .timeout(PATIENCE)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        try {
            HttpResponse<byte[]> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new WebhookAnswer(response.statusCode(), headers(response), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while sending"));
        }
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }

    private static String escaped(String target) {
        return UNESCAPED.matcher(target).replaceAll(match -> Form.escape(match.group()));
    }
}
