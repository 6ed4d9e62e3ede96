package io.ringpost.sms.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.ringpost.contract.Provider;
import io.ringpost.contract.sms.Message;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.sms.fixture.Kept;
import io.ringpost.sms.fixture.Person;
import io.ringpost.sms.fixture.Played;
import io.ringpost.sms.fixture.PlayedProviders;
import io.ringpost.sms.fixture.RawTexts;
import io.ringpost.sms.lifecycle.ConversationRef;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.ringpost.sms.lifecycle.Progress;
import io.ringpost.sms.store.ClaimedText;
import io.ringpost.sms.store.Conversation;
import io.ringpost.sms.store.DueTexts;
import io.ringpost.sms.store.OutgoingTexts;
import io.ringpost.sms.store.SentTexts;
import io.ringpost.sms.store.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue of texts: what crashes, races and late words do to it. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(PlayedProviders.class)
class SentOnceIT {
    private final Pool pool;
    private final DueTexts due;
    private final SentTexts sent;
    private final OutgoingTexts outgoing;

    SentOnceIT(Pool pool, DueTexts due, SentTexts sent, OutgoingTexts outgoing) {
        this.pool = pool;
        this.due = due;
        this.sent = sent;
        this.outgoing = outgoing;
    }

    @Test
    void aTextWhoseSenderDiedIsUnknownAndNotSentAgain() {
        Person person = Person.somebody();
        conversation("voipms", person);

        queued("voipms", person, "m" + person.number(), "sending", -1);

        await().atMost(Kept.SOON).until(() -> Kept.sentTo(person.number()).equals(List.of("unknown")));
        assertThat(Kept.column("select message_id from outgoing where message_id = ?", "m" + person.number()))
                .isEmpty();
        assertThat(Played.voipms(person.number())).isZero();
    }

    @Test
    void whatWasReportedBeforeItsIdWasKnownCountsLater() throws Throwable {
        Person person = Person.somebody();
        conversation("twilio", person);
        String sid = "SM" + person.number().substring(1);
        queued("twilio", person, "m" + person.number(), "sending", 600);
        RawTexts.publish(List.of(RawTexts.status("MessageStatus=delivered&MessageSid=" + sid, null)));
        Kept.await("select status from status_reports where provider_message_id = ?", sid);

        run(sent.end(
                claimed(Provider.TWILIO, person),
                new Step("m" + person.number(), Progress.SENT, sid, 1, null),
                false,
                Instant.now()));

        assertThat(Kept.sentTo(person.number())).containsExactly("delivered");
        assertThat(Kept.column("select status from status_reports where provider_message_id = ?", sid))
                .isEmpty();
    }

    @Test
    void aPersonsTextIsNotSentToWhoWantsNone() throws Throwable {
        Person person = Person.somebody();
        String conversation = conversation("voipms", person);
        Kept.execute(
                "insert into opt_outs (own_number, number, source) values (?, ?, 'operator')",
                Person.OWN,
                person.number());

        run(pool.withTransaction(tx -> outgoing.queue(tx, id(), conversation, "Hello again", null, Instant.now())));

        await().atMost(Kept.SOON).until(() -> Kept.sentTo(person.number()).equals(List.of("failed")));
        assertThat(Kept.column(
                        "select error_code || ': ' || reason from messages where to_number = ?", person.number()))
                .containsExactly("opted_out: the receiver wants no texts");
        assertThat(Played.voipms(person.number())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"hours, failed", "emergency, sent"})
    void onceAPersonAnswersOnlyWhatIsOwedGoesByItself(String intent, String status) {
        Person person = Person.somebody();
        String conversation = conversation("voipms", person);
        Kept.execute(
                "update sms_conversations set silenced_until = now() + interval '1 hour' where id = ?", conversation);
        Kept.execute(
                "insert into messages (id, conversation_id, provider, direction, from_number, to_number, text, status,"
                        + " intent, replied, at) values (?, ?, 'voipms', 'inbound', ?, ?, 'hi', 'received', ?, true, now())",
                "in" + person.number(),
                conversation,
                person.number(),
                Person.OWN,
                intent);

        reply("voipms", person, "m" + person.number(), "in" + person.number());

        await().atMost(Kept.SOON).until(() -> Kept.sentTo(person.number()).equals(List.of(status)));
    }

    @Test
    void aReplyIsNotSentWhenItsTextIsTenMinutesOld() throws Throwable {
        Person person = Person.somebody();
        String conversation = conversation("voipms", person);
        Instant received = Instant.now().minusSeconds(601);
        Conversation with = new Conversation(
                conversation, Provider.VOIPMS, Person.OWN, person.number(), null, null, received, false, null);
        Message text = OutgoingTexts.queued(id(), with, "hours", Instant.now());
        Message reply = OutgoingTexts.queued("m" + person.number(), with, "We open at 9", Instant.now());

        run(pool.withTransaction(tx ->
                outgoing.keep(tx, List.of(text), List.of(new OutgoingTexts.Reply(reply, text.id(), received, false)))));

        String code = Kept.await("select error_code from messages where id = ? and status = 'failed'", reply.id());
        assertThat(code).isEqualTo("too_late");
        assertThat(Played.voipms(person.number())).isZero();
    }

    @Test
    void aPersonsTextsGoOutInTheirOrder() throws Throwable {
        Person person = Person.somebody();
        String conversation = conversation("voipms", person);
        Played.next("voipms", "sendSMS", 1, "\"kind\":\"slow\",\"millis\":500");

        run(pool.withTransaction(tx -> outgoing.queue(tx, id(), conversation, "one", null, Instant.now())
                .chain(() -> outgoing.queue(tx, id(), conversation, "two", null, Instant.now()))));

        await().atMost(Kept.SOON).until(() -> Kept.sentTo(person.number()).equals(List.of("sent", "sent")));
        assertThat(Kept.column(
                        "select text from messages where to_number = ? order by provider_message_id::bigint",
                        person.number()))
                .containsExactly("one", "two");
    }

    /** No lane of this service takes Retell's; the rows stand for what two replicas see. */
    @Test
    void twoReplicasNeverClaimTheSameText() throws Throwable {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Person person = Person.somebody();
            conversation("retell", person);
            queued("retell", person, "m" + person.number(), "queued", 0);
            ids.add("m" + person.number());
        }

        List<ClaimedText> claimed = run(Uni.combine()
                .all()
                .unis(
                        due.claim(Provider.RETELL, 20, Duration.ofMinutes(5)),
                        due.claim(Provider.RETELL, 20, Duration.ofMinutes(5)))
                .with((one, other) -> {
                    List<ClaimedText> both = new ArrayList<>(one);
                    both.addAll(other);
                    return both;
                }));

        assertThat(claimed).extracting(text -> text.text().messageId()).containsExactlyInAnyOrderElementsOf(ids);
        Kept.execute("delete from outgoing where provider = 'retell'");
    }

    private static <T> T run(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }

    private static ClaimedText claimed(Provider provider, Person person) {
        OutgoingText text =
                new OutgoingText("m" + person.number(), provider, Person.OWN, person.number(), "hi", 0, null);
        String conversation = new ConversationRef(provider, Person.OWN, person.number()).id();
        return new ClaimedText(text, conversation, 1, Instant.now(), true, false, false);
    }

    private static String conversation(String provider, Person person) {
        String id = new ConversationRef(Provider.byId(provider).orElseThrow(), Person.OWN, person.number()).id();
        Kept.execute(
                "insert into sms_conversations (id, provider, own_number, number, last_message_at)"
                        + " values (?, ?, ?, ?, now())",
                id,
                provider,
                Person.OWN,
                person.number());
        return id;
    }

    private static void queued(String provider, Person person, String id, String state, int dueInSeconds) {
        outgoing(provider, person, id, null, state, dueInSeconds);
    }

    private static void reply(String provider, Person person, String id, String answers) {
        outgoing(provider, person, id, answers, "queued", 0);
    }

    private static void outgoing(
            String provider, Person person, String id, @Nullable String answers, String state, int dueInSeconds) {
        String conversation =
                new ConversationRef(Provider.byId(provider).orElseThrow(), Person.OWN, person.number()).id();
        Kept.execute(
                "with m as (insert into messages (id, conversation_id, provider, direction, from_number, to_number, text,"
                        + " answers, status, at) values (?, ?, ?, 'outbound', ?, ?, 'hi', ?, 'queued', now()) returning id)"
                        + " insert into outgoing (message_id, conversation_id, provider, state, due_at, since, automatic)"
                        + " values (?, ?, ?, ?, now() + make_interval(secs => ?), now(), true)",
                id,
                conversation,
                provider,
                Person.OWN,
                person.number(),
                answers,
                id,
                conversation,
                provider,
                state,
                dueInSeconds);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
