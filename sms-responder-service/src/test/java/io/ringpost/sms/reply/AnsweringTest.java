package io.ringpost.sms.reply;

import static io.ringpost.sms.reply.Texts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.contract.sms.ReplyDecision;
import io.ringpost.sms.guard.ReplyRules;
import io.ringpost.sms.guard.Standing;
import io.ringpost.sms.understand.IncomingText;
import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweringTest {
    private static final Standing OUT = new Standing(true, null, 0, null, null);

    private final Answering answering = new Answering(Texts.RULES);

    private Answer answer(IncomingText text, Standing standing) {
        return answering.answer(text, standing, AutoResponses.DEFAULTS, Texts.CLINIC, NOW);
    }

    private static Answer.Silence silence(@Nullable Intent intent, String language, String reason, OptChange change) {
        return new Answer.Silence(intent, language, reason, change);
    }

    @Test
    void a_question_is_answered_from_the_profile() {
        Answer answer = answer(Texts.of("Hello, I need an appointment"), Standing.NEW);

        assertThat(answer)
                .isEqualTo(new Answer.Reply(
                        Intent.APPOINTMENT,
                        "en",
                        "Smile: to book an appointment, please call 514-555-0100.",
                        OptChange.NONE));
        assertThat(answer.decision()).isEqualTo(new ReplyDecision("appointment", true, null));
    }

    @Test
    void what_the_profile_does_not_know_is_not_answered() {
        Answer answer = answer(Texts.of("do you take insurance?"), Standing.NEW);

        assertThat(answer).isEqualTo(silence(Intent.INSURANCE, "en", "profile_incomplete", OptChange.NONE));
        assertThat(answer.decision()).isEqualTo(new ReplyDecision("insurance", false, "profile_incomplete"));
    }

    @Test
    void what_is_not_understood_is_not_answered() {
        Answer answer = answer(Texts.of("I saw you on Facebook"), Standing.NEW);

        assertThat(answer).isEqualTo(silence(null, "en", "no_intent", OptChange.NONE));
        assertThat(answer.decision()).isEqualTo(new ReplyDecision(null, false, "no_intent"));
    }

    @ParameterizedTest
    @CsvSource({
        "+5511987654321,192 / 190",
        "+12125550123,911",
        "+14165550123,911",
        "+525512345678,911",
        "+34612345678,112",
        "+351912345678,112",
        "+442071838750,999 / 112",
        "+81312345678,112"
    })
    void an_emergency_names_the_number_of_where_the_sender_is(String from, String number) {
        Answer answer = answer(Texts.of(Provider.TWILIO, from, "emergency"), Standing.NEW);

        assertThat(words(answer)).contains(" " + number).contains("utom");
    }

    @Test
    void an_emergency_is_answered_without_any_profile() {
        Answer answer = answering.answer(
                Texts.of("URGENT: bleeding, are you available?"),
                Standing.NEW,
                AutoResponses.DEFAULTS,
                Profile.EMPTY,
                NOW);

        assertThat(words(answer)).isEqualTo("Automatic message: if this is an emergency, call 911 now.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bleeding  | Automatic message: if this is an emergency, call 911 now. Urgent line of Smile: 514-555-0111.
                    estou com dor | Mensagem automática: em caso de emergência, ligue já para 911. Urgências de Smile: 514-555-0111.
                    tengo dolor | Mensaje automático: si es una emergencia, llame ya al 911. Urgencias de Smile: 514-555-0111.
                    """)
    void an_emergency_names_the_practices_own_line_too(String text, String words) {
        assertThat(words(answer(Texts.of(text), Standing.NEW))).isEqualTo(words);
    }

    @Test
    void the_profile_may_say_which_country_it_is_in() {
        Profile mexican = new Profile(Map.of(), "BR");

        Answer answer = answering.answer(Texts.of("bleeding"), Standing.NEW, AutoResponses.DEFAULTS, mexican, NOW);

        assertThat(words(answer)).contains("192 / 190");
    }

    @Test
    void a_sender_of_no_country_is_where_our_number_is() {
        IncomingText text =
                new IncomingText(Provider.TWILIO, "0123456789", "+442071838750", "bleeding", NOW, NOW, false);

        assertThat(words(answer(text, Standing.NEW))).contains("999 / 112");
    }

    @Test
    void else_in_our_region() {
        IncomingText text = new IncomingText(Provider.TWILIO, "0123456789", "", "socorro", NOW, NOW, false);

        assertThat(words(answer(text, Standing.NEW))).contains("192 / 190").startsWith("Mensagem");
    }

    @Test
    void stop_is_confirmed_once_by_voipms() {
        Answer answer = answer(Texts.of("STOP"), Standing.NEW);

        assertThat(answer.optChange()).isEqualTo(OptChange.OUT);
        assertThat(words(answer))
                .isEqualTo("Smile: you are unsubscribed and will get no more messages. Reply START to get them again.");
        assertThat(answer(Texts.of("STOP"), OUT)).isEqualTo(silence(Intent.OPT_OUT, "en", "opted_out", OptChange.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop ", "StopAll", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
    void twilio_confirms_its_own_words_itself(String text) {
        Answer answer = answer(Texts.of(Provider.TWILIO, "+14165550123", text), Standing.NEW);

        assertThat(answer.decision()).isEqualTo(new ReplyDecision("opt-out", false, "provider_answers"));
        assertThat(answer.optChange()).isEqualTo(OptChange.OUT);
    }

    @ParameterizedTest
    @CsvSource({
        "+14165550123,PARAR",
        "+14165550123,sair",
        "+14165550123,baja",
        "+14165550123,stop please",
        "whatsapp:+14165550123,STOP"
    })
    void what_twilio_does_not_confirm_is_confirmed(String from, String text) {
        Answer answer = answer(Texts.of(Provider.TWILIO, from, text), Standing.NEW);

        assertThat(answer.decision()).isEqualTo(new ReplyDecision("opt-out", true, null));
        assertThat(answer.optChange()).isEqualTo(OptChange.OUT);
    }

    @ParameterizedTest
    @CsvSource({"+14165550123,subscribe", "+14165550123,alta", "whatsapp:+14165550123,START"})
    void what_twilio_does_not_know_as_start_lifts_our_block_and_not_twilios(String from, String text) {
        Standing held = new Standing(true, null, 0, null, "en", true, Set.of());
        IncomingText start = Texts.of(Provider.TWILIO, from, text);

        assertThat(answer(start, OUT).optChange()).isEqualTo(OptChange.IN);
        assertThat(answer(start, OUT).decision()).isEqualTo(new ReplyDecision("opt-in", true, null));
        assertThat(answer(start, held).optChange()).isEqualTo(OptChange.NONE);
        assertThat(answer(start, held).decision()).isEqualTo(new ReplyDecision("opt-in", false, "opted_out"));
    }

    @Test
    void twilios_own_start_lifts_twilios_block() {
        Standing held = new Standing(true, null, 0, null, "en", true, Set.of());

        assertThat(answer(Texts.of(Provider.TWILIO, "+14165550123", "YES"), held))
                .isEqualTo(silence(Intent.OPT_IN, "en", "provider_answers", OptChange.IN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sale today! 50% off. Reply STOP to opt out",
                "Txt STOP to opt out. Msg rates may apply",
                "Promoção só hoje. Responda SAIR para não receber mais",
                "Oferta: responda BAJA si no quiere. Para no recibir: no quiero recibir"
            })
    void somebody_elses_way_out_is_no_wish_of_the_senders(String text) {
        Answer answer = answer(Texts.of(text), Standing.NEW);

        assertThat(answer.decision().reason()).isEqualTo("automatic_text");
        assertThat(answer.optChange()).isEqualTo(OptChange.NONE);
    }

    @Test
    void start_brings_texts_back() {
        Answer answer = answer(Texts.of("START"), OUT);

        assertThat(answer.optChange()).isEqualTo(OptChange.IN);
        assertThat(words(answer)).isEqualTo("Smile: you will get our messages again. Reply STOP to get no more.");
    }

    @Test
    void start_of_somebody_who_never_stopped_changes_nothing() {
        assertThat(answer(Texts.of("START"), Standing.NEW))
                .isEqualTo(silence(Intent.OPT_IN, "en", "not_opted_out", OptChange.NONE));
        assertThat(answer(Texts.of(Provider.TWILIO, "+14165550123", "START"), OUT))
                .isEqualTo(silence(Intent.OPT_IN, "en", "provider_answers", OptChange.IN));
    }

    @Test
    void an_old_stop_holds_though_it_is_not_answered() {
        IncomingText old = new IncomingText(
                Provider.VOIPMS, "+14165550123", Texts.OURS, "stop", NOW.minusSeconds(601), NOW, false);

        assertThat(answer(old, Standing.NEW)).isEqualTo(silence(Intent.OPT_OUT, "en", "too_old", OptChange.OUT));
    }

    @ParameterizedTest
    @CsvSource({"VOIPMS,HELP,true", "TWILIO,HELP,false", "TWILIO,ajuda,true", "VOIPMS,ayuda,true"})
    void help_is_given_where_the_provider_does_not(Provider provider, String text, boolean replied) {
        assertThat(answer(Texts.of(provider, "+14165550123", text), OUT)
                        .decision()
                        .replied())
                .isEqualTo(replied);
    }

    @ParameterizedTest
    @CsvSource({
        "HELP,This number answers automatically",
        "ajuda,Este número responde automaticamente",
        "ayuda,Este número responde automáticamente",
        "STOP,you are unsubscribed",
        "sair,pronto",
        "salir,listo"
    })
    void what_carriers_ask_for_needs_no_profile(String text, String words) {
        Answer answer = answering.answer(Texts.of(text), Standing.NEW, AutoResponses.DEFAULTS, Profile.EMPTY, NOW);

        assertThat(words(answer)).startsWith(words).doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ok, stop   | +14165550123   | pt   | no_intent | pt
                    STOP       | +5511987654321 | null | -         | pt
                    STOP       | +5511987654321 | es   | -         | es
                    STOP       | +34612345678   | null | -         | es
                    STOP       | +81312345678   | null | -         | pt
                    parar      | +14165550123   | en   | -         | en
                    sair       | +14165550123   | en   | -         | pt
                    """, nullValues = "null")
    void language_is_told_by_words_then_conversation_then_country_then_region(
            String text, String from, String before, String reason, String language) {
        Answer answer = answer(Texts.of(Provider.VOIPMS, from, text), new Standing(false, null, 0, null, before));

        assertThat(answer.language()).isEqualTo(language);
        assertThat(answer.decision().reason()).isEqualTo("-".equals(reason) ? null : reason);
    }

    @Test
    void the_guard_is_asked() {
        Answer refused = answer(Texts.of(Provider.VOIPMS, "29283", "hours?"), Standing.NEW);
        Answer unknown = answer(Texts.of(Provider.VOIPMS, "29283", "hm"), Standing.NEW);

        assertThat(refused).isEqualTo(silence(Intent.HOURS, "en", "short_code", OptChange.NONE));
        assertThat(unknown.decision().reason()).isEqualTo("short_code");
    }

    @Test
    void the_same_words_do_not_go_twice_in_a_row() {
        Standing standing = new Standing(false, null, 1, words(answer(Texts.of("hours?"), Standing.NEW)), "en");

        assertThat(answer(Texts.of("hours?"), standing))
                .isEqualTo(silence(Intent.HOURS, "en", "repeated", OptChange.NONE));
    }

    @Test
    void what_is_owed_goes_once_an_hour() {
        String emergency = words(answer(Texts.of("bleeding"), Standing.NEW));
        String hours = words(answer(Texts.of("hours?"), Standing.NEW));
        Standing standing = new Standing(false, null, 2, hours, "en", false, Set.of(emergency, hours));

        assertThat(words(answer(Texts.of("still bleeding"), standing))).isEqualTo("silent: repeated");
        assertThat(words(answer(Texts.of("where?"), standing))).contains("1 Main St");
    }

    @Test
    void edited_answers_are_given_and_disabled_ones_not() {
        AutoResponses edited = new AutoResponses(List.of(
                new AutoResponse(Intent.HOURS, Language.EN, "We open at {{hours}}", true),
                new AutoResponse(Intent.LOCATION, Language.EN, "Here", false)));

        assertThat(words(answering.answer(Texts.of("hours?"), Standing.NEW, edited, Texts.CLINIC, NOW)))
                .isEqualTo("We open at 9 to 5");
        assertThat(answering.answer(Texts.of("where?"), Standing.NEW, edited, Texts.CLINIC, NOW))
                .isEqualTo(silence(Intent.LOCATION, "en", "disabled", OptChange.NONE));
    }

    @Test
    void rules_keep_a_copy() {
        assertThat(new ReplyRules("BR", Set.of("+1"), 3).ownNumbers()).containsExactly("+1");
    }

    private static String words(Answer answer) {
        return answer.match(Answer.Reply::text, silence -> "silent: " + silence.reason());
    }
}
