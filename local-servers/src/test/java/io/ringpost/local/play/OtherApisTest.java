package io.ringpost.local.play;

import static io.ringpost.local.play.PlayedApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherApisTest {
    private static final String SMS = "method=sendSMS&did=8455550199&dst=8455550123&message=";
    private final PlayedApi api = new PlayedApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void voipmsSendsATextAndListsIt() throws IOException {
        JsonNode sent = api.voipms(SMS + "hello+john");

        assertThat(sent.path("status").asText()).isEqualTo("success");
        JsonNode listed = api.voipms("method=getSMS&type=0&contact=8455550123");
        assertThat(listed.path("sms")).singleElement().satisfies(one -> {
            assertThat(one.path("id").asText()).isEqualTo(sent.path("sms").asText());
            assertThat(one.path("message").asText()).isEqualTo("hello john");
        });
        assertThat(api.voipms("method=getSMS&type=1").path("status").asText()).isEqualTo("no_sms");
    }

    @ParameterizedTest
    @CsvSource({
        "method=sendSMS&dst=8455550123&message=x, missing_did",
        "method=sendSMS&did=8455550199&dst=%2B18455550123&message=x, invalid_dst",
        "method=sendSMS&did=8455550199&dst=8455550123, missing_sms",
        "method=sendFax, invalid_method",
        "did=1, missing_method",
        "method=getCDR&date_from=2024-01-01&date_to=2024-01-02&timezone=0, no_callstatus",
        "method=getCDR&date_from=2024-01-01&date_to=2024-01-02&timezone=0&answered=1, no_cdr",
        "method=getCallRecording&account=100000, missing_callrecording",
        "method=getCallRecordings&account=all&date_from=2024-01-01&date_to=2024-01-02, no_recording",
        "method=getCallRecordings&date_from=2024-01-01&date_to=2024-01-02, missing_account",
        "method=getCallRecordings&account=1&date_from=2024-01-01&date_to=2024-01-02, invalid_account",
        "method=getCallRecordings&account=all&date_from=2024-01-01&date_to=2024-04-03, invalid_daterange",
        "method=getCallRecordings&account=all&date_from=2024-01-01&date_to=2024-01-02&call_type=lost, invalid_call_type",
    })
    void voipmsRefusesWithAWord(String form, String word) throws IOException {
        assertThat(api.voipms(form).path("status").asText()).isEqualTo(word);
    }

    @Test
    void voipmsCountsBytes() throws IOException {
        String longest = "a".repeat(160);

        assertThat(api.voipms(SMS + longest).path("status").asText()).isEqualTo("success");
        assertThat(api.voipms(SMS + longest.substring(1) + "%C3%A9")
                        .path("status")
                        .asText())
                .isEqualTo("sms_toolong");
    }

    @Test
    void voipmsSendsSoManyADay() throws IOException {
        String last = "";
        for (int i = 0; i < 101; i++) {
            last = api.voipms(SMS + i).path("status").asText();
        }

        assertThat(last).isEqualTo("limit_reached");
    }

    @Test
    void voipmsAnswersBadCredentialsWithAWordToo() throws IOException {
        HttpResponse<byte[]> wrong =
                api.send("POST", "/api/v1/rest.php", "api_username=a&api_password=b&method=getIP", "");

        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(json(wrong).path("status").asText()).isEqualTo("invalid_credentials");
        assertThat(json(api.get("/api/v1/rest.php?method=getIP")).path("status").asText())
                .isEqualTo("missing_credentials");
    }

    @Test
    void voipmsListsWhatItWasToldOf() throws IOException {
        api.simulator.played().voipms().received("110990001", "8455550199", "8455550123", "STOP");
        api.simulator.played().voipms().called(Map.of("uniqueid", "128238059", "date", "2024-01-01 10:00:00"));

        JsonNode texts = api.voipms("method=getSMS&type=1");
        JsonNode calls = api.voipms("method=getCDR&date_from=2024-01-01&date_to=2024-01-02&timezone=0&answered=1");

        assertThat(texts.path("sms").path(0).path("message").asText()).isEqualTo("STOP");
        assertThat(calls.path("cdr").path(0).path("uniqueid").asText()).isEqualTo("128238059");
    }

    @Test
    void voipmsListsTheRecordingsOfAnAccountPageByPage() throws IOException {
        for (String id : List.of("R1", "R2", "R3")) {
            api.send(
                    "POST",
                    "/has/voipms/recording",
                    "{\"callrecording\":\"" + id + "\",\"datetime\":\"2024-01-01 10:00:00\",\"subaccount\":\"100000\"}",
                    "");
        }
        String list = "method=getCallRecordings&date_from=2024-01-01&date_to=2024-01-02&account=";

        assertThat(ids(api.voipms(list + "100000"))).containsExactly("R1", "R2", "R3");
        assertThat(ids(api.voipms(list + "all&start=1&length=1"))).containsExactly("R2");
        assertThat(api.voipms(list + "100000_julie").path("status").asText()).isEqualTo("no_recording");
        assertThat(api.voipms(list + "100000&start=3").path("status").asText()).isEqualTo("no_recording");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_limit_exceeded", "ip_not_enabled"})
    void voipmsRefusesItsListsOnRequest(String word) throws IOException {
        api.simulator.behave(
                "{\"provider\":\"voipms\",\"operation\":\"getCallRecordings\",\"kind\":\"refuse\",\"error\":\"" + word
                        + "\",\"times\":1}");
        String list = "method=getCallRecordings&account=all&date_from=2024-01-01&date_to=2024-01-02";

        assertThat(api.voipms(list).path("status").asText()).isEqualTo(word);
        assertThat(api.voipms(list).path("status").asText()).isEqualTo("no_recording");
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("recordings").forEach(row -> ids.add(row.path("callrecording").asText()));
        return ids;
    }

    @Test
    void voipmsHandsARecordingOutAsMp3() throws IOException {
        JsonNode answer = api.voipms("method=getCallRecording&account=100000_julie&callrecording=MTAwMDAw");

        byte[] mp3 = Base64.getDecoder()
                .decode(answer.path("recordings").path(0).path("base64file").asText());
        assertThat(mp3).isEqualTo(Mp3.of("MTAwMDAw")).startsWith('I', 'D', '3');
    }

    @Test
    void wavoipKeepsEveryCallForWhoeverKnowsItsId() throws IOException {
        HttpResponse<byte[]> audio = api.get("/3528B6CD00000000000000000000000A");
        HttpResponse<byte[]> probe = api.send("HEAD", "/3528B6CD00000000000000000000000A", "", "");

        assertThat(audio.headers().firstValue("content-type")).contains("audio/mpeg");
        assertThat(audio.body()).isEqualTo(Mp3.of("3528B6CD00000000000000000000000A"));
        assertThat(probe.statusCode()).isEqualTo(200);
        assertThat(probe.headers().firstValueAsLong("content-length")).hasValue(audio.body().length);
    }

    @Test
    void wavoipShowsACallAfterLogin() throws IOException {
        String token = json(api.send("POST", "/v2/login", "{\"email\":\"a\",\"password\":\"b\"}", ""))
                .path("data")
                .path("token")
                .asText();

        assertThat(api.get("/calls/whatsapp/3528").statusCode()).isEqualTo(401);
        assertThat(json(api.send("GET", "/calls/whatsapp/3528", "", "Bearer " + token))
                        .path("result")
                        .path(0)
                        .path("record_status")
                        .asText())
                .isEqualTo("READY");
    }

    @Test
    void retellRegistersAndShowsACall() throws IOException {
        String bearer = "Bearer retell-key";

        HttpResponse<byte[]> made = api.send(
                "POST", "/v2/register-phone-call", "{\"agent_id\":\"a1\",\"metadata\":{\"CallSid\":\"CA1\"}}", bearer);

        assertThat(made.statusCode()).isEqualTo(201);
        String id = json(made).path("call_id").asText();
        JsonNode shown = json(api.send("GET", "/v2/get-call/" + id, "", bearer));
        assertThat(shown.path("call_status").asText()).isEqualTo("registered");
        assertThat(shown.path("metadata").path("CallSid").asText()).isEqualTo("CA1");
        assertThat(json(api.send("POST", "/v3/list-calls", "{}", bearer)).path("items"))
                .hasSize(1);
        assertThat(api.send("POST", "/v2/register-phone-call", "{}", bearer).statusCode())
                .isEqualTo(422);
        assertThat(api.send("GET", "/v2/get-call/" + id, "", "Bearer other").statusCode())
                .isEqualTo(401);
    }

    @Test
    void retellGivesTheRecordingOfACallThatEnded() throws IOException {
        JsonNode call = json(api.send("GET", "/v2/get-call/call_1", "", "Bearer retell-key"));

        String url = call.path("recording_url").asText();

        assertThat(url).startsWith(api.simulator.baseUrl());
        HttpResponse<byte[]> audio =
                api.get(url.substring(api.simulator.baseUrl().length()));
        assertThat(audio.body()).isEqualTo(Wav.of("call_1", 1)).isNotEqualTo(Wav.of("call_2", 1));
    }
}
