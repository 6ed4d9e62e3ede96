package io.ringpost.local.play;

import static io.ringpost.local.play.PlayedApi.ACCOUNT;
import static io.ringpost.local.play.PlayedApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.local.receive.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioApiTest {
    private static final String TEXT = "To=%2B5533999887766&From=%2B553322980007&Body=Ol%C3%A1";
    private static final String CALLBACK =
            "&StatusCallback=https%3A%2F%2Fhooks.example.com%2Fwebhooks%2Ftwilio%2Fsms%2Fstatus";
    private static final String RECORDING = "RE00000000000000000000000000000001";

    private final PlayedApi api = new PlayedApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void takesAMessageAndTellsHowFarItComes() throws IOException {
        HttpResponse<byte[]> taken = api.twilio("POST", "/Messages.json", TEXT + CALLBACK);

        assertThat(taken.statusCode()).isEqualTo(201);
        JsonNode message = json(taken);
        assertThat(message.path("status").asText()).isEqualTo("queued");
        assertThat(message.path("body").asText()).isEqualTo("Olá");
        await().until(() -> api.ingressGot.size() == 2);
        assertThat(api.ingressGot).extracting(Request::path).containsOnly("/webhooks/twilio/sms/status");
        assertThat(api.ingressGot).allSatisfy(got -> {
            assertThat(got.text()).contains("MessageSid=" + message.path("sid").asText());
            assertThat(got.header("x-twilio-signature")).hasSize(28);
        });
        assertThat(api.ingressGot.get(0).text()).contains("MessageStatus=sent");
        assertThat(api.ingressGot.get(1).text()).contains("MessageStatus=delivered");
    }

    @Test
    void tellsOfAHandsetThatIsNeverReached() throws IOException {
        String form = TEXT.replace("5533999887766", "15005550030") + CALLBACK + "&MessagingServiceSid=MG1";

        JsonNode message = json(api.twilio("POST", "/Messages.json", form));

        assertThat(message.path("status").asText()).isEqualTo("accepted");
        await().until(() -> api.ingressGot.size() == 3);
        assertThat(api.ingressGot.get(0).text()).contains("MessageStatus=queued");
        assertThat(api.ingressGot.get(2).text()).contains("MessageStatus=undelivered", "ErrorCode=30003");
        JsonNode shown =
                json(api.twilio("GET", "/Messages/" + message.path("sid").asText() + ".json", ""));
        assertThat(shown.path("error_code").asInt()).isEqualTo(30003);
    }

    @Test
    void listsMessagesByTheirNumbers() throws IOException {
        api.twilio("POST", "/Messages.json", TEXT);
        api.twilio("POST", "/Messages.json", TEXT.replace("5533999887766", "5533999887700"));

        JsonNode found = json(api.twilio("GET", "/Messages.json?To=%2B5533999887700", ""));

        assertThat(found.path("messages"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("to").asText()).isEqualTo("+5533999887700"));
        assertThat(json(api.twilio("GET", "/Messages.json?From=%2B553322980007", ""))
                        .path("messages"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "From=%2B553322980007&Body=x, 21604",
        "To=12&From=%2B553322980007&Body=x, 21211",
        "To=%2B5533999887766&Body=x, 21603",
        "To=%2B5533999887766&From=%2B553322980007, 21602",
        "To=%2B15005550004&From=%2B553322980007&Body=x, 21610",
        "To=%2B15005550003&From=%2B553322980007&Body=x, 21408",
    })
    void refusesWithItsCodes(String form, int code) throws IOException {
        HttpResponse<byte[]> refused = api.twilio("POST", "/Messages.json", form);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("code").asInt()).isEqualTo(code);
        assertThat(json(refused).path("status").asInt()).isEqualTo(400);
        assertThat(json(refused).path("more_info").asText()).endsWith("/" + code);
    }

    @ParameterizedTest
    @CsvSource({"POST, /Messages.json", "GET, /Recordings/RE1.wav", "GET, /Recordings/RE1.json"})
    void knowsOnlyItsAccount(String method, String path) throws IOException {
        HttpResponse<byte[]> refused =
                api.send(method, "/2010-04-01/Accounts/" + ACCOUNT + path, TEXT, "Basic d3Jvbmc6d3Jvbmc=");

        // Nothing but the account's own credentials opens it, whatever is not ready yet.
        api.simulator.behave("{\"kind\":\"normal\"}");
        HttpResponse<byte[]> still = api.send(method, "/2010-04-01/Accounts/" + ACCOUNT + path, TEXT, "");
        assertThat(refused.statusCode()).isIn(401, 404);
        assertThat(still.statusCode()).isEqualTo(401);
        assertThat(json(still).path("code").asInt()).isEqualTo(20003);
    }

    @Test
    void hasARecordingAtTheThirdTry() throws IOException, UnsupportedAudioFileException {
        String path = "/Recordings/" + RECORDING + ".wav";

        List<Integer> statuses = List.of(
                api.twilio("GET", path, "").statusCode(),
                api.twilio("GET", path, "").statusCode());
        HttpResponse<byte[]> audio = api.twilio("GET", path + "?RequestedChannels=2", "");

        assertThat(statuses).containsExactly(404, 404);
        assertThat(audio.headers().firstValue("content-type")).contains("audio/x-wav");
        AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(audio.body()));
        assertThat(sound.getFormat().getChannels()).isEqualTo(2);
        assertThat(sound.getFrameLength()).isEqualTo((long) sound.getFormat().getFrameRate());
    }

    @Test
    void givesARecordingOfOneChannelOnlyAsItIs() throws IOException {
        api.simulator.behave("{\"provider\":\"twilio\",\"kind\":\"normal\"}");
        String path = "/Recordings/REmono0000000000000000000000000001";

        HttpResponse<byte[]> two = api.twilio("GET", path + ".wav?RequestedChannels=2", "");

        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(json(two).path("code").asInt()).isEqualTo(20001);
        assertThat(api.twilio("GET", path + ".wav", "").statusCode()).isEqualTo(200);
        assertThat(json(api.twilio("GET", path + ".json", "")).path("channels").asInt())
                .isEqualTo(1);
    }

    @Test
    void deletesARecordingOnce() throws IOException {
        api.simulator.behave("{\"provider\":\"twilio\",\"kind\":\"normal\"}");
        String path = "/Recordings/" + RECORDING;

        assertThat(api.twilio("GET", path, "").statusCode()).isEqualTo(200);
        assertThat(api.twilio("DELETE", path + ".json", "").statusCode()).isEqualTo(204);
        assertThat(api.twilio("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(json(api.twilio("GET", path + ".json", "")).path("status").asText())
                .isEqualTo("deleted");
    }
}
