package io.ringpost.e2e.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.Topology;
import io.ringpost.e2e.stack.Api;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.Simulator;
import io.ringpost.local.simulate.WebhookAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not come in is refused as listed, leaves no record, and is told to the operator. */
@ExtendWith(SharedStack.class)
class RefusedWebhooksIT {
    private static final String STRANGER = "203.0.113.9";

    @ParameterizedTest
    @CsvSource({
        "twilio, call-status,     WRONG,   403, signature_wrong",
        "twilio, call-status,     MISSING, 401, signature_missing",
        "twilio, call-status-get, WRONG,   403, signature_wrong",
        "retell, call-started,    WRONG,   403, signature_wrong",
        "retell, call-started,    MISSING, 401, signature_missing",
        "retell, call-started,    STALE,   403, signature_stale",
        "voipms, sms-get,         WRONG,   403, token_wrong",
        "voipms, call-cdr,        MISSING, 401, token_missing",
        "wavoip, call,            WRONG,   403, token_wrong",
        "wavoip, call-path-token, WRONG,   403, token_wrong",
        "wavoip, record,          MISSING, 401, token_missing",
    })
    void whatIsNotProvedIsRefused(
            String provider, String kind, Authenticity authenticity, int status, String error, RunningStack stack) {
        Senders senders = stack.senders();
        ProviderRequest forged = senders.provider(provider).request(kind, new byte[0], authenticity);

        WebhookAnswer answer = senders.send(forged);

        assertRefused(answer, status, error, !provider.equals("twilio"));
        assertNoRecordOf(forged, provider, stack);
    }

    @ParameterizedTest
    @CsvSource({"twilio, call-status", "retell, call-ended", "voipms, call-cdr", "wavoip, call"})
    void anUnknownAddressIsRefusedThoughAllElseIsRight(String provider, String kind, RunningStack stack) {
        Senders senders = stack.senders();
        ProviderRequest genuine = senders.provider(provider).request(kind, new byte[0], Authenticity.GENUINE);

        WebhookAnswer answer = senders.send(genuine, STRANGER);

        assertRefused(answer, 403, "address_not_allowed", !provider.equals("twilio"));
        assertNoRecordOf(genuine, provider, stack);
    }

    @ParameterizedTest
    @CsvSource({
        "twilio, call-status,  1048577",
        "retell, call-started, 4194305",
        "voipms, call-cdr,     1048577",
        "wavoip, call,         1048577",
    })
    void aBodyTooLargeIsRefused(String provider, String kind, int bytes, RunningStack stack) {
        Senders senders = stack.senders();
        byte[] large = ("{\"x\":\"" + "x".repeat(bytes - 8) + "\"}").getBytes(StandardCharsets.UTF_8);
        ProviderRequest request = senders.provider(provider).request(kind, large, Authenticity.GENUINE);

        WebhookAnswer answer = senders.send(request);

        assertRefused(answer, 413, "payload_too_large", !provider.equals("twilio"));
        assertNoRecordOf(request, provider, stack);
    }

    @ParameterizedTest
    @CsvSource({
        "retell, call-started, '{\"event\":'",
        "retell, call-started, '[]'",
        "voipms, call-cdr,     '{\"callid\":'",
        "wavoip, call,         'no json'",
        "wavoip, call,         '{\"type\":\"CALL\"} {}'",
    })
    void aBodyThatIsNoJsonObjectIsRefused(String provider, String kind, String body, RunningStack stack) {
        Senders senders = stack.senders();
        ProviderRequest request =
                senders.provider(provider).request(kind, body.getBytes(StandardCharsets.UTF_8), Authenticity.GENUINE);

        WebhookAnswer answer = senders.send(request);

        assertThat(answer.status()).isEqualTo(400);
        assertNoRecordOf(request, provider, stack);
    }

    @ParameterizedTest
    @CsvSource({"[]", "''"})
    void aSignedTwilioBodyThatIsNoObjectIsRefused(String body, RunningStack stack) {
        Senders senders = stack.senders();
        ProviderRequest request =
                senders.twilio().json("/webhooks/twilio/call-status", body.getBytes(StandardCharsets.UTF_8));

        assertThat(senders.send(request).status()).isEqualTo(400);
    }

    @Test
    void wrongPathsAndMethodsAreToldAsJsonWithWhatIsAllowed(RunningStack stack) {
        Senders senders = stack.senders();
        ProviderRequest nowhere = plain("POST", "/webhooks/nobody");
        ProviderRequest method = plain("GET", "/webhooks/wavoip");

        WebhookAnswer notFound = senders.send(nowhere);
        WebhookAnswer notAllowed = senders.send(method);

        assertRefused(notFound, 404, "not_found", true);
        assertRefused(notAllowed, 405, "method_not_allowed", true);
        assertThat(notAllowed.header("Allow")).contains("POST");
    }

    @Test
    void callersAndTextersHearNothingOfARefusal(RunningStack stack) {
        Senders senders = stack.senders();
        for (String kind : List.of("incoming-call", "sms-incoming")) {
            WebhookAnswer answer = senders.send(senders.twilio().request(kind, new byte[0], Authenticity.WRONG));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).as("Twilio speaks or texts a text body").isEmpty();
        }
    }

    @Test
    void theOperatorSeesRefusalsMasked(RunningStack stack) {
        Senders senders = stack.senders();
        String number = "+5511" + (900_000_000 + Math.abs(UUID.randomUUID().hashCode() % 99_999_999));
        Simulator wavoip = senders.wavoip();
        byte[] body = "{\"type\":\"CALL\",\"caller\":\"%s\"}".formatted(number).getBytes(StandardCharsets.UTF_8);
        senders.send(wavoip.request("call", body, Authenticity.WRONG));

        JsonNode refusals = stack.api(Port.INGRESS).get("/api/v1/refusals?limit=200");

        assertThat(refusals.path("items").findValuesAsText("provider")).contains("wavoip");
        assertThat(refusals.toString()).doesNotContain(number).doesNotContain("token=wrong");
        TopicRecord record = stack.topics()
                .awaitFirst(Topology.REFUSALS.name(), Duration.ofSeconds(30), one -> "wavoip".equals(one.key()));
        assertThat(record.text()).contains("\"cause\"").doesNotContain(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"cliente.criado\",\"data\":{}}                        | 422",
                "{\"event\":\"cliente.promovido\",\"data\":{\"id\":1}}             | 422",
                "[{\"event\":\"cliente.criado\",\"data\":{\"id\":1}},{\"event\":\"x\"}] | 422",
                "{\"event\":                                                       | 400",
            })
    void aCrmEventThatIsNotValidIsRefusedWhole(String body, int status, RunningStack stack) {
        Senders senders = stack.senders();

        WebhookAnswer answer =
                senders.send(senders.crm().post(body.getBytes(StandardCharsets.UTF_8), Authenticity.GENUINE));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(Api.json(answer.text()).path("status").asInt()).isEqualTo(status);
    }

    @Test
    void anArrayWithOneInvalidEventIsRefusedWhole(RunningStack stack) {
        Senders senders = stack.senders();
        String client = UUID.randomUUID().toString();
        String good = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"%s\"}}".formatted(client);
        byte[] array = "[%s,{\"event\":\"cliente.criado\",\"data\":{}}]"
                .formatted(good)
                .getBytes(StandardCharsets.UTF_8);

        WebhookAnswer answer = senders.send(senders.crm().post(array, Authenticity.GENUINE));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Api.json(answer.text()).path("errors").path(0).path("field").asText())
                .contains("1")
                .contains("id");
        assertThat(stack.topics().readAll(Topology.CRM_EVENTS.name())).noneMatch(record -> client.equals(record.key()));
    }

    @ParameterizedTest
    @CsvSource({"WRONG", "MISSING"})
    void aCrmEventWithoutKeyIsRefused(Authenticity authenticity, RunningStack stack) {
        Senders senders = stack.senders();

        WebhookAnswer answer = senders.send(senders.crm().request("cliente.criado", new byte[0], authenticity));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static ProviderRequest plain(String method, String path) {
        return new ProviderRequest(method, path, "", Map.of(), new byte[0]);
    }

    private static void assertRefused(WebhookAnswer answer, int status, String error, boolean told) {
        assertThat(answer.status()).isEqualTo(status);
        if (told) {
            JsonNode body = Api.json(answer.text());
            assertThat(body.path("success").isBoolean()).isTrue();
            assertThat(body.path("success").asBoolean()).isFalse();
            assertThat(body.path("error").asText()).isEqualTo(error);
            assertThat(body.path("message").asText()).isNotBlank();
        }
    }

    private static void assertNoRecordOf(ProviderRequest request, String provider, RunningStack stack) {
        String sent =
                request.method().equals("GET") ? request.query().replaceAll("(?<=token=)[^&]+", "***") : request.text();
        assertThat(stack.topics().readAll("telephony.raw." + provider + ".v1"))
                .noneMatch(record -> record.text().equals(sent));
    }
}
