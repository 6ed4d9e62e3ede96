package io.ringpost.local.play;

import static io.ringpost.local.play.PlayedApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourOfApisTest {
    private static final String TEXT = "To=%2B5533999887766&From=%2B553322980007&Body=x";
    private static final String ID = "/3528B6CD00000000000000000000000A";

    private final PlayedApi api = new PlayedApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void refusesForAsLongAsItShall() throws IOException {
        behave("{\"provider\":\"twilio\",\"operation\":\"messages.create\",\"kind\":\"refuse\",\"error\":\"20429\","
                + "\"retryAfter\":\"7\",\"times\":1}");

        HttpResponse<byte[]> refused = api.twilio("POST", "/Messages.json", TEXT);
        HttpResponse<byte[]> taken = api.twilio("POST", "/Messages.json", TEXT);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).contains("7");
        assertThat(json(refused).path("code").asInt()).isEqualTo(20429);
        assertThat(taken.statusCode()).isEqualTo(201);
    }

    @Test
    void isNotReadyForEachIdAnew() throws IOException {
        behave("{\"provider\":\"wavoip\",\"operation\":\"storage\",\"kind\":\"not-ready\",\"times\":1}");

        assertThat(api.get(ID).statusCode()).isEqualTo(404);
        assertThat(api.get(ID + "B").statusCode()).isEqualTo(404);
        assertThat(api.get(ID).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWithAWordOfVoipms() throws IOException {
        behave("{\"provider\":\"voipms\",\"operation\":\"sendSMS\",\"kind\":\"refuse\",\"error\":\"limit_reached\"}");

        JsonNode answer = api.voipms("method=sendSMS&did=8455550199&dst=8455550123&message=x");

        assertThat(answer.path("status").asText()).isEqualTo("limit_reached");
        assertThat(api.voipms("method=getSMS").path("status").asText()).isEqualTo("no_sms");
    }

    @Test
    void losesTheAnswerButNotTheMessage() throws IOException {
        behave("{\"provider\":\"twilio\",\"operation\":\"messages.create\",\"kind\":\"lost\",\"times\":1}");

        assertThatThrownBy(() -> api.twilio("POST", "/Messages.json", TEXT)).isInstanceOf(IOException.class);

        assertThat(json(api.twilio("GET", "/Messages.json", "")).path("messages"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"reset", "cut"})
    void breaksTheConnection(String kind) throws IOException {
        behave("{\"provider\":\"voipms\",\"kind\":\"" + kind + "\",\"times\":1}");

        // A POST, for the client sends a GET again by itself.
        assertThatThrownBy(() -> api.voipms("method=getIP")).isInstanceOf(IOException.class);

        assertThat(api.voipms("method=getIP").path("status").asText()).isEqualTo("success");
    }

    @Test
    void answersLateOrAsAProxyWould() throws IOException {
        behave("{\"provider\":\"wavoip\",\"kind\":\"slow\",\"millis\":1}");
        behave("{\"provider\":\"voipms\",\"kind\":\"page\"}");
        behave("{\"provider\":\"retell\",\"kind\":\"status\",\"status\":503,\"retryAfter\":\"3\"}");

        assertThat(api.get(ID).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> page = api.get("/api/v1/rest.php?method=getIP");
        assertThat(page.statusCode()).isEqualTo(521);
        assertThat(page.body()).startsWith('<');
        assertThat(api.get("/call_1/recording.wav").headers().firstValue("retry-after"))
                .contains("3");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"provider\":\"acme\",\"kind\":\"hang\"}', 'twilio, voipms, retell, wavoip'",
        "'{\"provider\":\"wavoip\",\"operation\":\"x\",\"kind\":\"hang\"}', '[storage, login, call]'",
        "'{\"provider\":\"wavoip\",\"kind\":\"dance\"}', 'kind is one of [cut, hang'",
        "'dance', 'no JSON'",
    })
    void explainsWhatItDoesNotKnow(String wish, String message) throws IOException {
        HttpResponse<byte[]> answer = api.send("POST", "/behave", wish, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("message").asText()).contains(message);
    }

    @Test
    void listsWhatCameWithoutSecrets() throws IOException {
        api.voipms("method=getIP");
        api.twilio("GET", "/Messages.json", "");

        HttpResponse<byte[]> received = api.get("/received");

        JsonNode calls = json(received).path("apis");
        assertThat(calls).hasSize(2);
        assertThat(calls.path(0).path("operation").asText()).isEqualTo("getIP");
        assertThat(calls.path(1).path("headers").path("authorization").asText()).isEqualTo("Basic ***");
        assertThat(new String(received.body(), StandardCharsets.UTF_8)).doesNotContain("local-voipms-password");
        assertThat(json(api.get("/received?provider=twilio")).path("apis")).hasSize(1);
    }

    private void behave(String wish) throws IOException {
        assertThat(api.send("POST", "/behave", wish, "").statusCode()).isEqualTo(204);
    }
}
