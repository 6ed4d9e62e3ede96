package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.fixture.Signing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes requests up, and signs them as Twilio's documents say, or as Twilio would never do. */
final class TwilioCases {
    static final String TOKEN = "12345";

    private static final List<String> HOSTS =
            List.of("mycompany.com", "sms-1.example.com.br", "Hooks.Example.COM", "192.0.2.7", "my_company.example");
    private static final List<String> PORTS = List.of("", "", "", ":443", ":80", ":8443", ":1234");
    private static final List<String> USERS = List.of("", "", "", "", "", "", "user:pass@", "user@");
    private static final List<String> PATHS = List.of(
            "/",
            "/myapp.php",
            "/webhooks/twilio/call-status",
            "/a/",
            "//a",
            "/a%2Fb",
            "/caf%C3%A9",
            "/a%20b",
            "/a;x=1");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "?foo=1&bar=2",
            "?a=hello%20world",
            "?a=x%2By",
            "?who=client%3AAnonymous",
            "?a=b+c",
            "?a=%c3%a9",
            "?city=Sull'Adda",
            "?a=&b",
            "?b=2&a=1&a=1");
    private static final List<String> NAMES = List.of(
            "CallSid",
            "From",
            "To",
            "Body",
            "Digits",
            "callSid",
            "CALLSID",
            "Sid",
            "SidAccount",
            "MediaUrl0",
            "Média",
            "a b",
            "x&y");
    private static final String LETTERS = "abcXYZ0189 +&=%'\"/?#;~áßçœ漢\u00a0\n";

    private final Random random;

    TwilioCases(long seed) {
        random = new Random(seed);
    }

    TwilioCase next() {
        TwilioCase.Kind kind = any(
                TwilioCase.Kind.FORM,
                TwilioCase.Kind.FORM,
                TwilioCase.Kind.FORM,
                TwilioCase.Kind.GET,
                TwilioCase.Kind.JSON);
        String body = kind == TwilioCase.Kind.JSON ? "{\"property\": \"" + text().replace("\"", "") + "\"}" : "";
        List<Map.Entry<String, String>> fields = kind == TwilioCase.Kind.FORM ? fields() : List.of();
        Parts url = url(body);
        TwilioCase.Signing signing =
                random.nextInt(3) == 0 ? TwilioCase.Signing.AS_SENT : any(TwilioCase.Signing.values());
        String signed = signed(url, fields, signing);
        while (signed.isEmpty()) {
            signing = any(TwilioCase.Signing.values());
            signed = signed(url, fields, signing);
        }
        return new TwilioCase(url.text(), kind, fields, body, signed, signing);
    }

    private record Parts(String scheme, String user, String host, String port, String path, String query) {
        String text() {
            return scheme + "://" + user + host + port + path + query;
        }

        Parts port(String other) {
            return new Parts(scheme, user, host, other, path, query);
        }

        Parts path(String other) {
            return new Parts(scheme, user, host, port, other, query);
        }

        Parts query(String other) {
            return new Parts(scheme, user, host, port, path, other);
        }

        String defaultPort() {
            return scheme.equals("https") ? ":443" : ":80";
        }
    }

    private Parts url(String body) {
        String query = any(QUERIES);
        if (!body.isEmpty()) {
            query += (query.isEmpty() ? "?" : "&") + "bodySHA256=" + sha256(body);
        }
        return new Parts(any("https", "https", "http"), any(USERS), any(HOSTS), any(PORTS), any(PATHS), query);
    }

    /** The signature; empty if it cannot be made of this request, or would be the genuine one. */
    private String signed(Parts url, List<Map.Entry<String, String>> fields, TwilioCase.Signing signing) {
        return switch (signing) {
            case AS_SENT -> sign(url, fields);
            case WITHOUT_PORT -> url.port().isEmpty() ? "" : sign(url.port(""), fields);
            case WITH_DEFAULT_PORT -> url.port().isEmpty() ? sign(url.port(url.defaultPort()), fields) : "";
            case WITHOUT_USER ->
                url.user().isEmpty()
                        ? ""
                        : sign(new Parts(url.scheme(), "", url.host(), url.port(), url.path(), url.query()), fields);
            case APOSTROPHE_ESCAPED ->
                url.query().contains("'") ? sign(url.query(url.query().replace("'", "%27")), fields) : "";
            case WRONG_TOKEN -> Signing.twilio("54321", url.text(), distinct(fields));
            case OTHER_SCHEME ->
                sign(
                        new Parts(
                                url.scheme().equals("https") ? "http" : "https",
                                url.user(),
                                url.host(),
                                url.port(),
                                url.path(),
                                url.query()),
                        fields);
            case OTHER_PORT -> sign(url.port(":9443"), fields);
            case OTHER_SLASH -> sign(url.path(url.path() + "/"), fields);
            case OTHER_QUERY -> sign(url.query(url.query() + (url.query().isEmpty() ? "?x" : "&x")), fields);
            case ESCAPES_UNDONE -> url.query().contains("%") ? sign(url.query(undone(url.query())), fields) : "";
            case OTHER_FIELDS -> sign(url, List.of(Map.entry("CallSid", "another"), Map.entry("Zebra", text())));
            case LAST_VALUE_ONLY -> lastValueOnly(url, fields);
            case BROKEN_HEADER -> broken(sign(url, fields));
        };
    }

    private static String lastValueOnly(Parts url, List<Map.Entry<String, String>> fields) {
        Map<String, String> last = last(fields);
        return distinct(fields).equals(last) ? "" : Signing.twilio(TOKEN, url.text(), last);
    }

    private String broken(String signature) {
        int at = random.nextInt(26);
        char other = signature.charAt(at) == 'A' ? 'B' : 'A';
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }

    private static String sign(Parts url, List<Map.Entry<String, String>> fields) {
        return Signing.twilio(TOKEN, url.text(), distinct(fields));
    }

    /** Each name with its distinct values, sorted, its own name between them, as they are signed. */
    private static Map<String, String> distinct(List<Map.Entry<String, String>> fields) {
        Map<String, TreeSet<String>> values = new TreeMap<>();
        fields.forEach(field ->
                values.computeIfAbsent(field.getKey(), name -> new TreeSet<>()).add(field.getValue()));
        Map<String, String> joined = new TreeMap<>();
        values.forEach((name, all) -> joined.put(name, String.join(name, all)));
        return joined;
    }

    /** What is left of the fields in a map. */
    static Map<String, String> last(List<Map.Entry<String, String>> fields) {
        Map<String, String> last = new TreeMap<>();
        fields.forEach(field -> last.put(field.getKey(), field.getValue()));
        return last;
    }

    private List<Map.Entry<String, String>> fields() {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        TreeSet<String> used = new TreeSet<>();
        boolean repeating = random.nextInt(10) == 0;
        for (int i = random.nextInt(8); i > 0; i--) {
            String name = any(NAMES);
            if (used.add(name) || repeating) {
                fields.add(Map.entry(name, text()));
            }
        }
        return fields;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String undone(String query) {
        return URLDecoder.decode(query.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    private <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}
