package io.ringpost.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.local.FreePort;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.RawReceiver;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a receiver answers, and what becomes of its delivery and of the others'. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class AnswersIT extends ReceiverCase {
    private static final int KEPT = 16 * 1024;

    @Test
    void everyTwoHundredIsSuccessWhateverItsBody() {
        Map<Integer, String> endpoints = statuses(200, 201, 204, 299);

        upstream.crm("cliente.criado", mark);

        endpoints.forEach((status, endpoint) -> {
            JsonPath delivery = ended(endpoint, "delivered");
            assertThat(delivery.getList("history.status")).containsExactly(status);
        });
    }

    @Test
    void refusalsAreTriedFiveTimesWhateverTheirStatus() {
        Map<Integer, String> endpoints = statuses(301, 400, 401, 404, 409, 410, 429, 500, 503);

        upstream.crm("cliente.criado", mark);

        endpoints.forEach((status, endpoint) -> {
            JsonPath delivery = ended(endpoint, "failed");
            assertThat(delivery.getList("history.status"))
                    .containsExactlyElementsOf(List.of(status, status, status, status, status));
            assertThat(delivery.getList("history.error")).containsOnly("http_" + status);
        });
    }

    @Test
    void patienceIsGrantedOnlyToWhoIsBusy() {
        List<String> endpoints = List.of(
                endpoint("a", new Behaviour.Status(500, "3600"), Map.of()),
                endpoint("b", new Behaviour.Status(404, "3600"), Map.of()));

        upstream.crm("cliente.criado", mark);

        assertThat(endpoints)
                .allSatisfy(endpoint -> assertThat(ended(endpoint, "failed").getList("history.postponed"))
                        .containsExactly(false, false, false, false, false));
    }

    @Test
    void whoFailsGetsItAgainAndTheOthersOnce() {
        String failing = endpoint("failing", new Behaviour.FailFirst(2, 500), Map.of());
        String one = endpoint("one", new Behaviour.Ok(), Map.of());
        String two = endpoint("two", new Behaviour.Ok(), Map.of());

        upstream.crm("cliente.criado", mark);

        List.of(failing, one, two).forEach(endpoint -> ended(endpoint, "delivered"));
        assertThat(crm.received(path("failing"))).hasSize(3);
        assertThat(crm.received(path("one"))).hasSize(1);
        assertThat(crm.received(path("two"))).hasSize(1);
    }

    @Test
    void oddHeadersAndBytesThatAreNoTextAreKeptAndShown() {
        String headers = "X-Odd: caf\u00e9\r\n" + "X-Many: 1\r\n".repeat(200);
        byte[] body = {0, 1, (byte) 0xff, 'o', 'k', 0, (byte) 0xc3};

        try (RawReceiver receiver = RawReceiver.answering(headers, body)) {
            JsonPath delivery = deliveredTo(receiver, "delivered");

            assertThat(delivery.getString("history[0].answer")).isEqualTo(new String(body, UTF_8));
            assertThat(delivery.getBoolean("history[0].answerTruncated")).isFalse();
        }
    }

    @Test
    void headOfTheAnswerIsShownWithoutItsCredentialsAndNoneIfNoneCame() {
        String headers = "Server: crm/7\r\nX-Request-Id: r-1\r\nX-Request-Id: r-2\r\nSet-Cookie: sid=geheim\r\n";

        try (RawReceiver receiver = RawReceiver.answering(headers, new byte[0])) {
            JsonPath delivery = deliveredTo(receiver, "delivered");

            assertThat(delivery.getMap("history[0].answerHead"))
                    .isEqualTo(Map.of(
                            "server", "crm/7", "x-request-id", "r-1, r-2", "set-cookie", "***", "content-length", "0"));
            assertThat(delivery.getBoolean("history[0].answerHeadTruncated")).isFalse();
        }
    }

    @Test
    void headThatIsLongerThanWhatIsKeptIsCutAndSaysSo() {
        String headers = IntStream.range(0, 120)
                .mapToObj(n -> "X-Odd-" + n + ": caf\u00e9\r\n")
                .collect(Collectors.joining());

        try (RawReceiver receiver = RawReceiver.answering(headers, new byte[0])) {
            JsonPath delivery = deliveredTo(receiver, "delivered");

            assertThat(delivery.getMap("history[0].answerHead"))
                    .hasSize(100)
                    .containsEntry("x-odd-7", "caf\u00e9")
                    .containsKey("content-length");
            assertThat(delivery.getBoolean("history[0].answerHeadTruncated")).isTrue();
        }
    }

    @Test
    void longAnswerIsCutAndSaysSo() {
        try (RawReceiver receiver =
                RawReceiver.answering("", "x".repeat(200_000).getBytes(UTF_8))) {
            JsonPath delivery = deliveredTo(receiver, "delivered");

            assertThat(delivery.getString("history[0].answer")).hasSize(KEPT);
            assertThat(delivery.getBoolean("history[0].answerTruncated")).isTrue();
        }
    }

    @Test
    void bombIsCutWhileItUnfolds() throws IOException {
        try (RawReceiver receiver = RawReceiver.answering("Content-Encoding: gzip\r\n", gzip(new byte[8 << 20]))) {
            JsonPath delivery = deliveredTo(receiver, "delivered");

            assertThat(delivery.getString("history[0].answer")).hasSize(KEPT);
            assertThat(delivery.getBoolean("history[0].answerTruncated")).isTrue();
        }
    }

    @Test
    void whatIsNoHttpIsAFailureThatIsKept() {
        try (RawReceiver receiver = RawReceiver.answering(new byte[] {0, 1, 2, 3, '\r', '\n', '\r', '\n'})) {
            JsonPath delivery = deliveredTo(receiver, "failed");

            assertThat(delivery.getList("history.error")).hasSize(5).isSubsetOf("bad_response", "reset");
        }
    }

    @Test
    void faultsAreToldApartByTheirCode() {
        String refusing = Operator.endpoint("http://127.0.0.1:" + FreePort.take() + "/", mark, Map.of())
                .getString("id");
        String resetting = endpoint("reset", new Behaviour.Close(), Map.of());

        upstream.crm("cliente.criado", mark);

        assertThat(ended(refusing, "failed").getList("history.error")).containsOnly("connect_refused");
        assertThat(ended(refusing, "failed").getList("history.fault")).containsOnly("receiver");
        assertThat(ended(refusing, "failed").getMap("history[0]")).doesNotContainKey("answerHead");
        assertThat(ended(resetting, "failed").getList("history.error")).containsOnly("reset");
        assertThat(ended(resetting, "failed").getList("history.fault")).containsOnly("network");
    }

    /** As if the rule had become stricter after the endpoint was made. */
    @Test
    void whatThePolicyForbidsIsNotCalledAndCountsAgainstNobody() {
        String internal = endpoint("internal", new Behaviour.Ok(), Map.of());
        String unreadable = endpoint("unreadable", new Behaviour.Ok(), Map.of());
        String other = endpoint("other", new Behaviour.Ok(), Map.of());
        Planted.execute("update endpoint set url = 'http://10.0.0.1/h' where id = ?", internal);
        Planted.execute("update endpoint set url = 'no url at all' where id = ?", unreadable);

        upstream.crm("cliente.criado", mark);

        ended(other, "delivered");
        assertThat(ended(internal, "failed").getList("history.error")).containsOnly("forbidden_address");
        assertThat(ended(unreadable, "failed").getList("history.error")).containsOnly("bad_url");
        assertThat(ended(internal, "failed").getList("history.fault")).containsOnly("policy");
        assertThat(Planted.count("select count(*) from failing where endpoint_id in (?, ?)", internal, unreadable))
                .isZero();
    }

    @Test
    void attemptSaysWhereItWentAndHowLongEachStepTook() {
        String endpoint = endpoint("told", new Behaviour.Ok(), Map.of());

        upstream.crm("cliente.criado", mark);

        JsonPath delivery = ended(endpoint, "delivered");
        assertThat(delivery.getString("history[0].remoteAddress")).contains("127.0.0.1");
        assertThat(List.of("dnsMillis", "connectMillis", "headMillis", "bodyMillis"))
                .allSatisfy(phase -> assertThat(delivery.getLong("history[0].phases." + phase))
                        .isNotNegative());
        assertThat(delivery.getLong("history[0].latencyMillis")).isNotNegative();
        assertThat(delivery.getString("history[0].answer")).contains("success");
    }

    /** Asked for twice while the receiver's own wish of an hour still runs. */
    @Test
    void tryByHandTakesThePlaceOfTheNextOneOfThePlan() {
        String endpoint = endpoint("hand", new Behaviour.Status(429, "3600"), Map.of());
        upstream.crm("cliente.criado", mark);
        String id = ended(endpoint, "retrying").getString("id");
        crm.behave(path("hand"), new Behaviour.Ok());

        Operator.retry(id, mark).then().statusCode(202);
        Operator.retry(id, mark).then().statusCode(202);

        JsonPath delivery = ended(endpoint, "delivered");
        assertThat(delivery.getList("history.manual")).containsExactly(false, true);
        assertThat(crm.received(path("hand"))).hasSize(2);
    }

    private Map<Integer, String> statuses(int... statuses) {
        Map<Integer, String> endpoints = new LinkedHashMap<>();
        IntStream.of(statuses)
                .forEach(status -> endpoints.put(
                        status, endpoint(Integer.toString(status), new Behaviour.Status(status), Map.of())));
        return endpoints;
    }

    private String endpoint(String name, Behaviour behaviour, Map<String, Object> more) {
        crm.behave(path(name), behaviour);
        return Operator.endpoint(crm.url(path(name)).toString(), mark, more).getString("id");
    }

    private String path(String name) {
        return path + "/" + name;
    }

    private JsonPath deliveredTo(RawReceiver receiver, String status) {
        String endpoint = Operator.endpoint(receiver.url(), mark, Map.of()).getString("id");
        upstream.crm("cliente.criado", mark);
        return ended(endpoint, status);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
