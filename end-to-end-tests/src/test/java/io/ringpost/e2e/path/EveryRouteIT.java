package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.Simulator;
import io.ringpost.local.simulate.WebhookAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route of every provider: what it is answered, and what lands on the raw topic. */
@ExtendWith(SharedStack.class)
class EveryRouteIT {

    @ParameterizedTest
    @EnumSource
    void landsOnTheRawTopicByteForByte(Provider provider, RunningStack stack) {
        Senders senders = stack.senders();
        Simulator simulator = senders.provider(provider.id());
        Map<String, ProviderRequest> sent = new LinkedHashMap<>();
        simulator.kinds().forEach(kind -> sent.put(kind, senders.accepted(simulator, kind)));

        List<TopicRecord> records = stack.topics()
                .await(Topology.raw(provider).name(), Duration.ofSeconds(30), found -> sent.values().stream()
                        .allMatch(request -> found.stream().anyMatch(one -> is(one, request))));

        sent.forEach((kind, request) -> assertThat(records)
                .as(kind)
                .filteredOn(one -> is(one, request))
                .allSatisfy(one -> {
                    assertThat(one.key()).startsWith(provider.id() + ":");
                    assertThat(one.header(EventHeaders.SPEC_VERSION)).isEqualTo("1.0");
                    assertThat(one.header(EventHeaders.ID)).matches("[0-9a-f]{32}");
                    assertThat(one.header(EventHeaders.SOURCE)).startsWith("/ingress/" + provider.id() + "/");
                    assertThat(one.header(EventHeaders.METHOD)).isEqualTo(request.method());
                    assertThat(one.header(EventHeaders.VERIFIED_BY))
                            .isNotBlank()
                            .isNotEqualTo("none");
                    assertThat(one.headers().values()).noneMatch(value -> value.contains("token-of-the-tests"));
                }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "twilio | dial-result          | 200 | text/xml         | -",
                "twilio | call-status          | 204 | -                | -",
                "twilio | voice-status-get     | 204 | -                | -",
                "twilio | recording-status     | 204 | -                | -",
                "twilio | transcription-status | 204 | -                | -",
                "twilio | sms-incoming         | 200 | text/xml         | <Response/>",
                "twilio | sms-status           | 204 | -                | -",
                "retell | call-started | 200 | application/json | {\"success\":true,\"message\":\"Webhook call_started processado com sucesso\"}",
                "retell | webhook      | 200 | application/json | {\"success\":true,\"message\":\"Webhook call_started processado com sucesso\"}",
                "voipms | sms-get              | 200 | text/plain       | ok",
                "voipms | sms-ping             | 200 | text/plain       | ok",
                "voipms | sms-flat             | 200 | text/plain       | ok",
                "voipms | call-cdr             | 200 | application/json | {\"success\":true}",
                "voipms | recording-ready-form | 200 | application/json | {\"success\":true}",
                "wavoip | call                 | 200 | application/json | {\"success\":true}",
                "wavoip | call-path-token      | 200 | application/json | {\"success\":true}",
                "wavoip | call-header-token    | 200 | application/json | {\"success\":true}",
                "wavoip | record-bare          | 200 | application/json | {\"success\":true}",
            })
    void isAnsweredAsItsProviderWantsIt(
            String provider, String kind, int status, String type, String body, RunningStack stack) {
        Senders senders = stack.senders();
        ProviderRequest request = senders.provider(provider).request(kind, new byte[0], Authenticity.GENUINE);

        WebhookAnswer answer = senders.send(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith(type == null ? "" : type);
        if (status == 204) {
            assertThat(answer.text()).isEmpty();
        }
        if (body != null) {
            assertThat(answer.text().replaceFirst("^<\\?xml[^>]*\\?>\\s*", "")).isEqualTo(body);
        }
    }

    private static boolean is(TopicRecord record, ProviderRequest request) {
        String sent =
                request.method().equals("GET") ? request.query().replaceAll("(?<=token=)[^&]+", "***") : request.text();
        return record.text().equals(sent);
    }
}
