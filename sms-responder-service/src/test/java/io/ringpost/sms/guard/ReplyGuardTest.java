package io.ringpost.sms.guard;

import static io.ringpost.sms.reply.Texts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.sms.reply.Texts;
import io.ringpost.sms.understand.IncomingText;
import io.ringpost.sms.understand.Intent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyGuardTest {
    private static final Instant OLD = NOW.minus(Duration.ofMinutes(10)).minusMillis(1);

    private final ReplyGuard guard = new ReplyGuard(Texts.RULES);

    @Test
    void a_fresh_text_of_a_stranger_may_be_answered() {
        assertThat(guard.refusal(Texts.of("hours?"), Intent.HOURS, Standing.NEW, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "29283,SHORT_CODE",
        "911,SHORT_CODE",
        "123456,SHORT_CODE",
        "BANK,UNREACHABLE_SENDER",
        "'',UNREACHABLE_SENDER",
        "+15145550100,OWN_NUMBER",
        "+15145550199,OWN_NUMBER",
        "whatsapp:+15145550199,OWN_NUMBER",
        "+1514555019912345678,UNREACHABLE_SENDER"
    })
    void some_senders_are_never_answered(String from, Reason reason) {
        IncomingText text = Texts.of(Provider.VOIPMS, from, "hours?");

        assertThat(guard.refusal(text, Intent.HOURS, Standing.NEW, NOW)).hasValue(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+14165550123", "whatsapp:+5511987654321", "4165550123", "1234567"})
    void people_are(String from) {
        IncomingText text = Texts.of(Provider.VOIPMS, from, "hours?");

        assertThat(guard.refusal(text, Intent.HOURS, Standing.NEW, NOW)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "👍", "?!"})
    void nothing_written_is_not_answered(String nothing) {
        assertThat(guard.refusal(Texts.of(nothing), null, Standing.NEW, NOW)).hasValue(Reason.EMPTY_TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-reply: I am away, call when urgent", "I'm OUT OF OFFICE",
                        "Resposta automática: fora do escritório",
                "Mensaje automático, no responda", "Your verification code is 123456", "Liked “see you at 9”",
                "Laughed at \"our hours\"", "Reacted 👍 to “our hours”", "Código de verificação: 991"
            })
    void machines_are_not_answered(String text) {
        assertThat(guard.refusal(Texts.of(text), Intent.EMERGENCY, Standing.NEW, NOW))
                .hasValue(Reason.AUTOMATIC_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I liked it, hours?", "automatic door?", "Loved it"})
    void people_who_sound_alike_are(String text) {
        assertThat(guard.refusal(Texts.of(text), Intent.HOURS, Standing.NEW, NOW))
                .isEmpty();
    }

    @Test
    void our_own_words_that_come_back_are_not_answered() {
        Standing standing = new Standing(false, null, 1, "Smile: our hours are 9 to 5.", null);

        assertThat(guard.refusal(Texts.of("Got: SMILE our hours are 9 to 5"), Intent.HOURS, standing, NOW))
                .hasValue(Reason.AUTOMATIC_TEXT);
    }

    @ParameterizedTest
    @CsvSource({"19,false", "20,true"})
    void short_words_of_ours_may_be_a_persons_too(int length, boolean echo) {
        String words = "x".repeat(length);
        Standing standing = new Standing(false, null, 1, words, null);

        assertThat(guard.refusal(Texts.of("hours " + words), Intent.HOURS, standing, NOW)
                        .isPresent())
                .isEqualTo(echo);
    }

    @Test
    void ten_minutes_are_not_too_old() {
        Instant received = NOW.minus(Duration.ofMinutes(10));
        IncomingText text =
                new IncomingText(Provider.VOIPMS, "+14165550123", Texts.OURS, "hours", received, OLD, false);

        assertThat(guard.refusal(text, Intent.HOURS, Standing.NEW, NOW)).isEmpty();
    }

    @Test
    void a_webhooks_age_counts_from_receipt() {
        IncomingText text = new IncomingText(Provider.VOIPMS, "+14165550123", Texts.OURS, "hours", OLD, NOW, false);

        assertThat(guard.refusal(text, Intent.HOURS, Standing.NEW, NOW)).hasValue(Reason.TOO_OLD);
    }

    @Test
    void a_fetched_ones_age_counts_from_the_providers_date() {
        IncomingText text = new IncomingText(Provider.VOIPMS, "+14165550123", Texts.OURS, "hours", NOW, OLD, true);

        assertThat(guard.refusal(text, Intent.HOURS, Standing.NEW, NOW)).hasValue(Reason.TOO_OLD);
    }

    @ParameterizedTest
    @EnumSource(
            value = Intent.class,
            names = {"HELP", "OPT_IN"},
            mode = EnumSource.Mode.EXCLUDE)
    @NullSource
    void who_wants_no_texts_gets_none(Intent intent) {
        Standing standing = new Standing(true, null, 0, null, null);

        assertThat(guard.refusal(Texts.of("hours"), intent, standing, NOW)).hasValue(Reason.OPTED_OUT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Intent.class,
            names = {"HELP", "OPT_IN"})
    void but_help_and_the_way_back(Intent intent) {
        Standing standing = new Standing(true, null, 0, null, null);

        assertThat(guard.refusal(Texts.of("words"), intent, standing, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOURS,true", "APPOINTMENT,true", "EMERGENCY,false", "OPT_OUT,false", "HELP,false", "OPT_IN,false"})
    void while_a_person_answers_only_what_is_owed_goes(Intent intent, boolean silent) {
        Standing standing = new Standing(false, NOW.plusSeconds(1), 0, null, null);

        assertThat(guard.refusal(Texts.of("words"), intent, standing, NOW)
                        .filter(Reason.SILENCED::equals)
                        .isPresent())
                .isEqualTo(silent);
    }

    @Test
    void silence_ends_at_its_time() {
        Standing standing = new Standing(false, NOW, 0, null, null);

        assertThat(guard.refusal(Texts.of("hours"), Intent.HOURS, standing, NOW))
                .isEmpty();
        assertThat(guard.refusal(Texts.of("hours"), null, new Standing(false, NOW.plusSeconds(1), 0, null, null), NOW))
                .hasValue(Reason.SILENCED);
    }

    @ParameterizedTest
    @CsvSource({
        "HOURS,4,false",
        "HOURS,5,true",
        "EMERGENCY,9,false",
        "EMERGENCY,10,true",
        "OPT_OUT,9,false",
        "HELP,9,false",
        "OPT_IN,5,true"
    })
    void replies_within_an_hour_are_limited(Intent intent, int before, boolean refused) {
        Standing standing = new Standing(false, null, before, "something", null);

        assertThat(guard.refusal(Texts.of("words"), intent, standing, NOW)
                        .filter(Reason.TOO_MANY_REPLIES::equals)
                        .isPresent())
                .isEqualTo(refused);
    }

    @Test
    void the_same_reply_does_not_go_twice_in_a_row() {
        Standing standing = new Standing(false, null, 1, "Our hours.", null);

        assertThat(guard.refusal("Our hours.", Intent.HOURS, standing)).hasValue(Reason.REPEATED);
        assertThat(guard.refusal("Our address.", Intent.LOCATION, standing)).isEmpty();
    }

    @Test
    void reasons_have_words() {
        assertThat(Reason.PROFILE_INCOMPLETE.wire()).isEqualTo("profile_incomplete");
    }
}
