package io.ringpost.outbound;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class SigningKeyIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** RFC 8410: what stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo. */
    private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private String endpoint;

    @BeforeEach
    void start() {
        JsonPath created = Operator.endpoint(crm.url(path).toString(), mark, Map.of());
        crm.secret(path, created.getString("secret"));
        endpoint = created.getString("id");
    }

    @Test
    void everyKeyThatCountsSignsAndItsPublicHalfVerifies() {
        assertThat(received().headers().get("webhook-signature")).matches("v1,\\S+");
        String first = made(mark + "1").getString("keys[0].publicKey");
        JsonPath both = made(mark + "2");

        ReceivedRequest request = received();

        assertThat(request.verified()).isTrue();
        assertThat(both.getList("keys.publicKey", String.class)).hasSize(2).endsWith(first);
        assertThat(both.getList("keys.until")).first().isNull();
        assertThat(both.getString("keys[1].until")).isNotNull();
        assertThat(both.getList("keys.publicKey", String.class))
                .allSatisfy(key -> assertThat(verifies(key, request)).isTrue());
    }

    @Test
    void repeatedRequestMakesOneKeyEvenIfItDiedBeforeItsAnswer() {
        String key = made(mark).getString("keys[0].kid");
        Planted.execute("update api_request set answer = null, lease_until = now()");

        JsonPath repeated = made(mark);

        assertThat(repeated.getList("keys.kid")).isEqualTo(List.of(key));
    }

    @Test
    void replacedKeyCanBeEndedAtOnceAndTheOnlyOneToo() {
        String leaked = made(mark + "1").getString("keys[0].kid");
        String next = made(mark + "2").getString("keys[0].kid");

        delete(next).then().statusCode(409);
        delete(leaked).then().statusCode(204);
        delete(leaked).then().statusCode(404);

        Operator.api().get(keys()).then().statusCode(200).body("keys.kid", contains(next));
        delete(next).then().statusCode(204);
        Operator.api().get(keys()).then().statusCode(200).body("keys", empty());
        assertThat(received().headers().get("webhook-signature")).matches("v1,\\S+");
    }

    @Test
    void readersSeeKeysAndMakeNoneAndADeletedEndpointKeepsNone() {
        made(mark);
        reader().get("/api/v1" + keys()).then().statusCode(200).body("keys.crv", contains("Ed25519"));
        reader().post("/api/v1" + keys()).then().statusCode(403);
        reader().delete("/api/v1" + keys() + "/x").then().statusCode(403);
        Operator.api().delete("/webhook-endpoints/" + endpoint).then().statusCode(204);

        Operator.api().get(keys()).then().statusCode(404);
        Operator.api().post(keys()).then().statusCode(404);
        delete("x").then().statusCode(404);
    }

    private ReceivedRequest received() {
        int before = crm.received(path).size();
        Operator.api().post("/webhook-endpoints/" + endpoint + "/test").then().statusCode(202);
        await().atMost(SOON).until(() -> crm.received(path).size() == before + 1);
        return crm.received(path).get(before);
    }

    private String keys() {
        return "/webhook-endpoints/" + endpoint + "/keys";
    }

    private JsonPath made(String idempotencyKey) {
        return Operator.api()
                .header("Idempotency-Key", idempotencyKey)
                .post(keys())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private Response delete(String kid) {
        return Operator.api().delete(keys() + "/" + kid);
    }

    private static RequestSpecification reader() {
        return given().header("Authorization", "Bearer " + Operator.READ_KEY);
    }

    private static boolean verifies(String publicKey, ReceivedRequest request) {
        byte[] key = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        byte[] info = Arrays.copyOf(INFO, INFO.length + key.length);
        System.arraycopy(key, 0, info, INFO.length, key.length);
        String signed = request.headers().get("webhook-id") + "."
                + request.headers().get("webhook-timestamp") + "." + request.body();
        return Stream.of(String.valueOf(request.headers().get("webhook-signature"))
                        .split(" "))
                .filter(one -> one.startsWith("v1a,"))
                .anyMatch(one -> verifies(
                        info, signed.getBytes(UTF_8), Base64.getDecoder().decode(one.substring(4))));
    }

    private static boolean verifies(byte[] info, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info)));
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
