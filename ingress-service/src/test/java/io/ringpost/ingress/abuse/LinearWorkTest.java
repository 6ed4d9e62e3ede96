package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.JsonFields;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.QuerySecrets;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.provider.crm.CrmHandIn;
import io.ringpost.ingress.provider.crm.CrmReader;
import io.ringpost.ingress.provider.crm.EventTypes;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SE-07: large bodies of the worst shapes. What is allocated for one is bounded by its size, on any machine; the time
 * limit is a hundred times what linear work takes, and a hundredth of what anything worse would.
 */
@Timeout(120)
class LinearWorkTest {
    private static final int SIZE = 1 << 18;
    private static final long PER_BYTE = 512;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<String> shapes() {
        return Stream.of(
                "&".repeat(SIZE),
                "=".repeat(SIZE),
                "%".repeat(SIZE),
                "a&".repeat(SIZE / 2),
                "a=%41&".repeat(SIZE / 6),
                ";token=".repeat(SIZE / 7),
                "{\"a\":".repeat(SIZE / 5),
                "{\"a\":" + "[".repeat(SIZE / 2) + "]".repeat(SIZE / 2) + "}",
                "{\"id\":\"" + "x".repeat(SIZE) + "\"}",
                "{\"id\":\"" + "\\\\".repeat(SIZE / 2) + "\"}",
                "{\"id\":\"" + "\\u0041".repeat(SIZE / 6) + "\"}",
                "{\"id\":" + "9".repeat(SIZE) + "}",
                "{\"id\":1e" + "9".repeat(SIZE) + "}",
                "{\"" + "k".repeat(SIZE) + "\":1}",
                object(IntStream.range(0, 20_000).mapToObj(i -> "\"key" + i + "\":1")),
                object(IntStream.range(0, 30_000).mapToObj(i -> "\"id\":" + i % 10)),
                object(IntStream.range(0, 1 << 13).mapToObj(i -> "\"" + collision(i) + "\":1")),
                "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"1\",\"x\":[" + "{},".repeat(SIZE / 4) + "{}]}}",
                "[" + "{\"event\":\"cliente.criado\",\"data\":{}},".repeat(6_000) + "{}]",
                "{\"from\":\"" + "1".repeat(SIZE) + "\",\"to\":\"" + "x".repeat(9) + "\",\"message\":\"m\"}");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void workGrowsWithTheBodyAndNotFaster(String shape) {
        byte[] bytes = shape.getBytes(StandardCharsets.UTF_8);
        CrmReader reader = EventTypes.reader();
        JsonPaths wanted = JsonPaths.of(List.of("id", "a.a.a", "a[]", "data.x[]"));

        assertLinear(bytes, () -> FormFields.parse(bytes).wellFormed());
        assertLinear(bytes, () -> JsonFields.pick(bytes, wanted).isPresent());
        assertLinear(bytes, () -> QuerySecrets.mask(shape).isEmpty());
        assertLinear(bytes, () -> reader.read(bytes, new CrmHandIn("crm", Optional.empty(), Requests.NOW))
                .match(events -> true, detail -> true, errors -> true, () -> true));
        for (WebhookProvider gate : Gates.configured()) {
            WebhookRoute route = gate.routes().get(0);
            for (String type : List.of("application/json", Requests.FORM)) {
                assertLinear(
                        bytes,
                        () -> passes(
                                gate,
                                Requests.to(route).header("Content-Type", type).body(bytes)));
            }
        }
    }

    private static boolean passes(WebhookProvider gate, Requests request) {
        WebhookRequest whole = request.header("X-Twilio-Signature", "A".repeat(27) + "=")
                .header("X-Retell-Signature", "v=1,d=" + "0".repeat(64))
                .build();
        return gate.verify(whole).match(proof -> true, cause -> false)
                || gate.identify(whole).match(identity -> true, () -> false);
    }

    private interface Work {
        boolean run();
    }

    private static void assertLinear(byte[] bytes, Work work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean any = work.run();
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("allocated, ending in " + any).isLessThan(PER_BYTE * bytes.length + (1 << 22));
    }

    private static String object(Stream<String> members) {
        return members.collect(Collectors.joining(",", "{", "}"));
    }

    /** One of many names with the same hash code: Aa and BB have the same. */
    private static String collision(int number) {
        return IntStream.range(0, 13)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
