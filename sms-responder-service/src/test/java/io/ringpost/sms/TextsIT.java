package io.ringpost.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.sms.fixture.Kept;
import io.ringpost.sms.fixture.Person;
import io.ringpost.sms.fixture.Played;
import io.ringpost.sms.fixture.PlayedProviders;
import io.ringpost.sms.fixture.RawTexts;
import io.ringpost.sms.lifecycle.ConversationRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw records in, replies out: to the provider, in the tables and on Kafka. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(PlayedProviders.class)
class TextsIT {
    private static final String APPOINTMENT = "Hello, I need an appointment";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aQuestionInAnyShapeGetsOneReply(int shape) {
        Person person = Person.somebody();

        RawTexts.publish(
                List.of(person.voipmsShapes(Person.newId(), APPOINTMENT).get(shape)));

        awaitSent(person, "sent");
        assertThat(Kept.decisions(person.number())).containsExactly("appointment/t");
        assertThat(Played.voipms(person.number())).isEqualTo(1);
        assertThat(told(person, SmsEvent.Sent.TYPE)).hasSize(2);
    }

    @Test
    void theSameTextInEveryShapeThriceFromAnyPartitionIsOneTextAndOneReply() {
        Person person = Person.somebody();
        List<RawWebhook> shapes = person.voipmsShapes(Person.newId(), "URGENT: bleeding, are you available?");
        List<RawWebhook> thrice = new ArrayList<>(shapes);
        thrice.addAll(shapes);
        thrice.addAll(shapes);

        RawTexts.scatter(thrice);
        RawTexts.publish(List.of(person.voipms("hours")));

        await().atMost(Kept.SOON).until(() -> Kept.sentTo(person.number()).equals(List.of("sent", "sent")));
        assertThat(Kept.decisions(person.number())).containsExactlyInAnyOrder("emergency/t", "hours/t");
        assertThat(Played.voipms(person.number())).isEqualTo(2);
    }

    @Test
    void stopThroughVoipmsIsConfirmedOnceAndThenThereIsSilence() {
        Person person = Person.somebody();

        RawTexts.publish(List.of(person.voipms("STOP")));
        awaitSent(person, "sent");
        RawTexts.publish(List.of(person.voipms("STOP"), person.voipms(APPOINTMENT)));

        await().atMost(Kept.SOON).until(() -> Kept.decisions(person.number()).size() == 3);
        assertThat(Kept.decisions(person.number()))
                .containsExactlyInAnyOrder("opt-out/t", "opt-out/f/opted_out", "appointment/f/opted_out");
        assertThat(Played.voipms(person.number())).isEqualTo(1);
        assertThat(told(person, SmsEvent.OptedOut.TYPE)).isNotEmpty();
        assertThat(optOut(person)).containsExactly("text");
    }

    @Test
    void stopThroughTwilioIsKeptInSilence() {
        Person person = Person.somebody();
        RawWebhook stop = person.twilio("please no more");
        String advanced = new String(stop.body(), StandardCharsets.UTF_8) + "&OptOutType=STOP";

        RawTexts.publish(List.of(RawTexts.twilio(advanced)));
        await().atMost(Kept.SOON).until(() -> !optOut(person).isEmpty());
        RawTexts.publish(List.of(person.twilio(APPOINTMENT)));

        await().atMost(Kept.SOON).until(() -> Kept.decisions(person.number()).size() == 2);
        assertThat(Kept.decisions(person.number()))
                .containsExactly("opt-out/f/provider_answers", "appointment/f/opted_out");
        assertThat(Played.twilio(person.number())).isZero();
    }

    @Test
    void anOldTextIsKeptAndToldButNotAnswered() {
        Person person = Person.somebody();
        RawWebhook text = person.voipms(APPOINTMENT);
        Instant eleven = Instant.now().minus(Duration.ofMinutes(11));

        RawTexts.publish(List.of(RawTexts.raw(
                Provider.VOIPMS,
                RawTypes.VOIPMS_SMS_RECEIVED,
                new String(text.body(), StandardCharsets.UTF_8),
                null,
                eleven)));

        await().atMost(Kept.SOON).until(() -> !Kept.decisions(person.number()).isEmpty());
        assertThat(Kept.decisions(person.number())).containsExactly("appointment/f/too_old");
        assertThat(Kept.sentTo(person.number())).isEmpty();
        assertThat(told(person, SmsEvent.Received.TYPE)).hasSize(1);
    }

    @Test
    void tooManyRequestsOnlyDelayAReply() {
        Person person = Person.somebody();
        Played.next("twilio", "messages.create", 1, "\"kind\":\"status\",\"status\":429,\"retryAfter\":\"1\"");

        RawTexts.publish(List.of(person.twilio(APPOINTMENT)));

        awaitSent(person, "sent");
        assertThat(Played.twilio(person.number())).isEqualTo(2);
    }

    @Test
    void aReplyThatVoipmsPutsOffForTooLongFailsWithItsWord() {
        Person person = Person.somebody();
        Played.next("voipms", "sendSMS", 1, "\"kind\":\"refuse\",\"error\":\"limit_reached\"");

        RawTexts.publish(List.of(person.voipms(APPOINTMENT)));

        awaitSent(person, "failed");
        assertThat(Kept.column(
                        "select error_code || ': ' || reason from messages where to_number = ?", person.number()))
                .containsExactly("limit_reached: it could not be sent in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kind\":\"status\",\"status\":503", "\"kind\":\"lost\""})
    void aReplyOfWhichNobodyKnowsIsNotSentAgainAndTheProviderMayTell(String mood) {
        Person person = Person.somebody();
        Played.next("twilio", "messages.create", 1, mood);

        RawTexts.publish(List.of(person.twilio(APPOINTMENT)));
        awaitSent(person, "unknown");
        String id = Kept.await("select id from messages where to_number = ? and status = 'unknown'", person.number());
        RawTexts.publish(List.of(
                RawTexts.status("MessageStatus=delivered&MessageSid=SM" + Person.newId(), "ringpost_message=" + id)));

        awaitSent(person, "delivered");
        assertThat(Played.twilio(person.number())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void reportsInAnyOrderAndThriceTellEachMilestoneOnce(long seed) {
        Person person = Person.somebody();
        RawTexts.publish(List.of(person.twilio(APPOINTMENT)));
        awaitSent(person, "sent");
        String sid = Kept.await(
                "select provider_message_id from messages where direction = 'outbound' and to_number = ?",
                person.number());
        List<RawWebhook> reports = new ArrayList<>();
        for (String word :
                List.of("queued", "sending", "sent", "delivered", "queued", "sending", "sent", "delivered")) {
            reports.add(RawTexts.status("MessageStatus=" + word + "&MessageSid=" + sid, null));
        }
        Collections.shuffle(reports, new Random(seed));

        RawTexts.publish(reports);
        awaitSent(person, "delivered");
        RawTexts.publish(List.of(person.twilio("thanks")));
        await().atMost(Kept.SOON).until(() -> Kept.decisions(person.number()).size() == 2);

        assertThat(Kept.sentTo(person.number())).containsExactly("delivered");
        assertThat(types(told(person, SmsEvent.Delivered.TYPE)))
                .contains(SmsEvent.Sent.TYPE, SmsEvent.Delivered.TYPE)
                .doesNotHaveDuplicates();
    }

    @Test
    void whomTwilioSaysToWantNoTextsWantsNone() {
        Person person = new Person("+15005550004");

        RawTexts.publish(List.of(person.twilio(APPOINTMENT)));

        awaitSent(person, "failed");
        assertThat(Kept.column("select error_code from messages where to_number = ?", person.number()))
                .containsExactly("21610");
        assertThat(optOut(person)).containsExactly("provider");
        assertThat(told(person, SmsEvent.OptedOut.TYPE)).isNotEmpty();
    }

    @Test
    void whomAnOperatorSaysToWantNoTextsIsToldOf() {
        Person person = Person.somebody();
        RawTexts.publish(List.of(person.voipms(APPOINTMENT)));
        awaitSent(person, "sent");

        RestAssured.given()
                .auth()
                .oauth2(LocalServers.API_KEY)
                .contentType(ContentType.JSON)
                .body("{\"number\":\"" + person.number() + "\"}")
                .post("/api/v1/opt-outs")
                .then()
                .statusCode(201);

        assertThat(told(person, SmsEvent.OptedOut.TYPE)).isNotEmpty();
        assertThat(optOut(person)).containsExactly("operator");
    }

    private static void awaitSent(Person person, String status) {
        await().atMost(Kept.SOON).until(() -> Kept.sentTo(person.number()).equals(List.of(status)));
    }

    private static List<String> optOut(Person person) {
        return Kept.column(
                "select source from opt_outs where own_number = ? and number = ?", Person.OWN, person.number());
    }

    /** What was told of the person's conversations once a type is among it; keys tell nothing of numbers. */
    private static List<TopicRecord> told(Person person, String type) {
        List<String> keys = List.of(
                new ConversationRef(Provider.VOIPMS, Person.OWN, person.number()).id(),
                new ConversationRef(Provider.TWILIO, Person.OWN, person.number()).id());
        return LocalServers.kafka()
                .reader()
                .await(Topology.SMS.name(), Kept.SOON, records -> of(records, keys).stream()
                        .anyMatch(record -> record.header(EventHeaders.TYPE).equals(type)))
                .stream()
                .filter(record -> keys.contains(record.key()))
                .toList();
    }

    private static List<String> types(List<TopicRecord> records) {
        return records.stream()
                .map(record -> record.header(EventHeaders.TYPE))
                .filter(type -> !type.equals(SmsEvent.Received.TYPE))
                .toList();
    }

    private static List<TopicRecord> of(List<TopicRecord> records, List<String> keys) {
        return records.stream().filter(record -> keys.contains(record.key())).toList();
    }
}
