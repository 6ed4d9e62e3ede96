import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes in Ringpost's webhooks with nothing but the JDK (17 or newer).
 *
 * <pre>
 * WEBHOOK_SECRET=... PORT=8080 java Receiver.java     serves
 * java Receiver.java check &lt; cases                    verifies cases, see README.md
 * </pre>
 */
public final class Receiver {
    private static final int TOLERANCE_SECONDS = 5 * 60;
    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern MADE_SECRET = Pattern.compile("whsec_([A-Za-z0-9+/]{43}=)");

    /**
     * Standard Webhooks: says "ok" or why the webhook is refused. The body is the bytes as they came; names of headers
     * are found whatever their case.
     */
    static String verify(String secret, Map<String, String> headers, byte[] body, long now) {
        Map<String, String> any = anyCase(headers);
        String id = any.getOrDefault("webhook-id", "");
        String timestamp = any.getOrDefault("webhook-timestamp", "");
        String signatures = any.getOrDefault("webhook-signature", "");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return "header_missing";
        }
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            return "timestamp_malformed";
        }
        long sent = Long.parseLong(timestamp);
        if (now - sent > TOLERANCE_SECONDS) {
            return "timestamp_too_old";
        }
        if (sent - now > TOLERANCE_SECONDS) {
            return "timestamp_too_new";
        }
        boolean valid = false;
        for (byte[] key : keys(secret)) {
            byte[] hmac = hmac(key, utf8(id + "." + timestamp + "."), body);
            String expected = "v1," + Base64.getEncoder().encodeToString(hmac);
            for (String signature : signatures.split(" ")) {
                valid |= same(signature, expected);
            }
        }
        return valid ? "ok" : "signature_wrong";
    }

    /** X-Webhook-Signature alone: covers neither time nor id, so prefer {@link #verify}. */
    static String verifyBodyOnly(String secret, Map<String, String> headers, byte[] body) {
        String signature = anyCase(headers).getOrDefault("x-webhook-signature", "");
        if (signature.isEmpty()) {
            return "header_missing";
        }
        String expected = "sha256=" + HexFormat.of().formatHex(hmac(utf8(secret), body));
        return same(signature, expected) ? "ok" : "signature_wrong";
    }

    /** A secret that you chose keys by its text, one that Ringpost made by the bytes that its base64 stands for. */
    private static List<byte[]> keys(String secret) {
        Matcher made = MADE_SECRET.matcher(secret);
        return made.matches()
                ? List.of(Base64.getDecoder().decode(made.group(1)), utf8(secret))
                : List.of(utf8(secret));
    }

    private static Map<String, String> anyCase(Map<String, String> headers) {
        Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        return any;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(utf8(given), utf8(expected));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // In memory for the sample. In yours: a table with webhook-id as its primary key, and the row and the event's work
    // queue entry in one transaction, so that neither stands without the other.
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final ExecutorService WORK = Executors.newSingleThreadExecutor();

    private static void keepOnce(String id, byte[] event) {
        if (SEEN.add(id)) {
            WORK.execute(() -> System.out.println("do the work of " + new String(event, StandardCharsets.UTF_8)));
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            long now = Instant.now().getEpochSecond();
            String verdict = verify(System.getenv("WEBHOOK_SECRET"), headers, body, now);
            if (!verdict.equals("ok")) {
                System.err.println("refused: " + verdict);
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            keepOnce(exchange.getRequestHeaders().getFirst("webhook-id"), body);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static void check() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> fields = new ArrayList<>(List.of(line.split("\t", -1)));
            Map<String, String> headers = new TreeMap<>();
            for (String field : fields.subList(4, fields.size())) {
                String[] header = text(field).split(": ", 2);
                headers.put(header[0], header[1]);
            }
            String secret = text(fields.get(1));
            byte[] body = Base64.getDecoder().decode(fields.get(3));
            System.out.println(
                    fields.get(0).equals("standard")
                            ? verify(secret, headers, body, Long.parseLong(fields.get(2)))
                            : verifyBodyOnly(secret, headers, body));
        }
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals("check")) {
            check();
            return;
        }
        if (System.getenv().getOrDefault("WEBHOOK_SECRET", "").isEmpty()) {
            throw new IllegalStateException("WEBHOOK_SECRET is missing");
        }
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", Receiver::handle);
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }
}
