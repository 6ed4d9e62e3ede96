package io.ringpost.recording.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringpost.api.seal.RootKeys;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.play.Mp3;
import io.ringpost.recording.fixture.Listener;
import io.ringpost.recording.fixture.ProviderHosts;
import io.ringpost.recording.fixture.RawTopics;
import io.ringpost.recording.fixture.Webhooks;
import io.ringpost.recording.sign.LinkSignature;
import io.ringpost.recording.vault.VaultKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Stored audio, played in every way that players and people ask for. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ProviderHosts.class)
class AudioIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final String call = UUID.randomUUID().toString().replace("-", "");
    private final byte[] audio = Mp3.of(call);
    private final RootKeys keys;

    AudioIT(RootKeys keys) {
        this.keys = keys;
    }

    @Test
    void isPlayedWhole() {
        String id = stored();

        Response answer = Listener.api().get(audio(id));

        answer.then()
                .statusCode(200)
                .contentType("audio/mpeg")
                .header("Content-Length", String.valueOf(audio.length))
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", startsWith("inline"));
        assertThat(answer.asByteArray()).isEqualTo(audio);
        assertThat(answer.header("Transfer-Encoding")).isNull();
    }

    @Test
    void isLookedAtWithoutABody() {
        String id = stored();

        Response answer = Listener.api().header("Range", "bytes=0-9").head(audio(id));

        answer.then().statusCode(200).header("Content-Length", String.valueOf(audio.length));
        assertThat(answer.asByteArray()).isEmpty();
    }

    @Test
    void isPlayedInParts() {
        String id = stored();

        Response middle = Listener.api().header("Range", "bytes=100-199").get(audio(id));
        Response end = Listener.api().header("Range", "bytes=-10").get(audio(id));

        middle.then().statusCode(206).header("Content-Range", "bytes 100-199/" + audio.length);
        assertThat(middle.asByteArray()).isEqualTo(Arrays.copyOfRange(audio, 100, 200));
        assertThat(end.asByteArray()).isEqualTo(Arrays.copyOfRange(audio, audio.length - 10, audio.length));
        Listener.api()
                .header("Range", "bytes=99999999-")
                .get(audio(id))
                .then()
                .statusCode(416)
                .contentType("application/problem+json")
                .header("Content-Range", "bytes */" + audio.length);
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        String id = stored();
        String etag = Listener.api().head(audio(id)).header("ETag");

        Response same = Listener.api().header("If-None-Match", etag).get(audio(id));
        Response resumed = Listener.api()
                .header("Range", "bytes=5-")
                .header("If-Range", etag)
                .get(audio(id));
        Response changed = Listener.api()
                .header("Range", "bytes=5-")
                .header("If-Range", "\"other\"")
                .get(audio(id));

        Listener.api().header("If-Match", etag).get(audio(id)).then().statusCode(200);
        Listener.api()
                .header("If-Match", "\"other\", W/" + etag)
                .get(audio(id))
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        same.then().statusCode(304).header("ETag", etag);
        assertThat(resumed.statusCode()).isEqualTo(206);
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    @Test
    void isSavedUnderANameOfOurs() {
        String id = stored();

        Listener.api()
                .get(audio(id) + "?download")
                .then()
                .header("Content-Disposition", "attachment; filename=\"recording-" + id + ".mp3\"");
    }

    @Test
    void isPlayedByALinkWithoutAKey() {
        String id = stored();
        JsonPath link = Listener.api()
                .post("/recordings/" + id + "/links")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
        String url = link.getString("url");

        assertThat(given().urlEncodingEnabled(false).get(url).asByteArray()).isEqualTo(audio);
        given().urlEncodingEnabled(false)
                .header("Range", "bytes=0-9")
                .get(url)
                .then()
                .statusCode(206);
        given().urlEncodingEnabled(false).head(url).then().statusCode(200);
        assertThat(Instant.parse(link.getString("expiresAt"))).isAfter(Instant.now());
    }

    @Test
    void isPlayedByAPlayerThatCanOnlyBeGivenAnAddress() {
        String id = stored();
        String token = Listener.api().post("/stream-tokens").jsonPath().getString("token");

        given().get("/api/v1" + audio(id) + "?access_token=" + token).then().statusCode(200);
        given().get("/api/v1" + audio(id) + "?access_token=" + token + "x")
                .then()
                .statusCode(401);
    }

    @Test
    void isNotPlayedByALinkThatIsNotOurs() {
        String id = stored();
        String url =
                Listener.api().post("/recordings/" + id + "/links").jsonPath().getString("url");
        String query = URI.create(url).getRawQuery();
        String other = id.replace(id.charAt(0), id.charAt(0) == 'a' ? 'b' : 'a');

        for (String forged : List.of(
                url.replaceFirst("expires=\\d+", "expires=4000000000"),
                url.substring(0, url.length() - 1) + (url.endsWith("A") ? "B" : "A"),
                "/api/v1/recordings/" + other + "/audio?" + query,
                "/signed-audio/" + id,
                "/signed-audio/" + id + "?signature=&expires=4000000000")) {
            given().urlEncodingEnabled(false)
                    .get(forged)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        given().urlEncodingEnabled(false)
                .get("/api/v1/recordings/" + id + "?" + query)
                .then()
                .statusCode(401);
    }

    @Test
    void isNotPlayedByALinkThatHasExpired() {
        String id = stored();
        Instant past = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        String signature = new LinkSignature(keys.derived("recording-link")).sign(id, past);
        String expired = "/api/v1" + audio(id) + "?expires=" + past.getEpochSecond() + "&signature=" + signature;

        given().urlEncodingEnabled(false)
                .get(expired)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", equalTo("This link has expired; ask for another."));
        given().urlEncodingEnabled(false).head(expired).then().statusCode(403);
        given().urlEncodingEnabled(false)
                .header("Range", "bytes=0-9")
                .get(expired)
                .then()
                .statusCode(403);
    }

    @Test
    void isNotPlayedByATokenThatHasExpired() throws GeneralSecurityException {
        String id = stored();
        String[] parts = Listener.api()
                .post("/stream-tokens")
                .jsonPath()
                .getString("token")
                .split("[.]", -1);
        String caller = parts[1];

        given().get("/api/v1" + audio(id) + "?access_token="
                        + token(Instant.now().plusSeconds(60), caller))
                .then()
                .statusCode(200);
        given().get("/api/v1" + audio(id) + "?access_token="
                        + token(Instant.now().minusSeconds(1), caller))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    /** As the service signs one. */
    private String token(Instant end, String caller) throws GeneralSecurityException {
        String said = end.getEpochSecond() + "." + caller;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(keys.derived("stream-token").get(0), "HmacSHA256"));
        return said + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void asksForAKey() {
        given().get("/api/v1" + audio(stored())).then().statusCode(401);
    }

    @Test
    void saysWhyThereIsNone() {
        Listener.api().get(audio("0".repeat(32))).then().statusCode(404).contentType("application/problem+json");
        Listener.behave("wavoip", "storage", "status", Map.of("status", 500));
        String id = offered();
        await().atMost(SOON).until(() -> Listener.standing(id), List.of("waiting", "provider_error")::equals);

        Listener.api()
                .get(audio(id))
                .then()
                .statusCode(409)
                .body("detail", equalTo("There is no audio: the recording is waiting (provider_error)."));
        Listener.api().post("/recordings/" + id + "/links").then().statusCode(409);
        Listener.behave("wavoip", "storage", "normal", Map.of());
    }

    @Test
    void aFileThatIsGoneIsOurFault() throws IOException {
        String id = stored();
        Files.delete(Listener.vault().resolve(VaultKey.of(id).text()));

        Listener.api().get(audio(id)).then().statusCode(500).contentType("application/problem+json");
    }

    private static String audio(String id) {
        return "/recordings/" + id + "/audio";
    }

    private String stored() {
        String id = offered();
        await().atMost(SOON)
                .until(
                        () -> {
                            Listener.letTimePass(id);
                            return Listener.standing(id);
                        },
                        List.of("stored")::equals);
        return id;
    }

    private String offered() {
        RawTopics.publish(List.of(Webhooks.wavoip(
                RawTypes.WAVOIP_RECORD,
                "{\"type\":\"RECORD\",\"whatsapp_call_id\":\"" + call + "\",\"record_status\":\"READY\"}")));
        return Ids.recording(Provider.WAVOIP, call);
    }
}
