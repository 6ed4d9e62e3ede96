package io.ringpost.sms.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentMatcherTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Hello, I need an appointment            | appointment
                    cancel my appointment                   | appointment
                    Can I book for Friday?                  | appointment
                    are you available                       | appointment
                    Quero marcar uma consulta               | appointment
                    dá pra AGENDAR?                         | appointment
                    tem vaga amanhã                         | appointment
                    qual horário disponível?                | appointment
                    Quisiera una cita                       | appointment
                    ¿tienen turnos disponibles?             | appointment
                    URGENT: bleeding, are you available?    | emergency
                    I am in pain, can I book?               | emergency
                    help, bleeding                          | emergency
                    my face is swelling                     | emergency
                    stou com muita dor de dente             | emergency
                    SANGRAMENTO depois da extração          | emergency
                    inchaço no rosto, preciso de consulta   | emergency
                    é urgência                              | emergency
                    tengo dolor de muela                    | emergency
                    me duele mucho                          | emergency
                    hinchazón y sangrado                    | emergency
                    What are your hours?                    | hours
                    are you open today                      | hours
                    até que horas vocês ficam               | hours
                    vocês abrem sábado?                     | hours
                    ¿a qué hora cierran?                    | hours
                    Where are you?                          | location
                    where's the office                      | location
                    your address please                     | location
                    qual o endereço?                        | location
                    onde fica                               | location
                    como chegar aí                          | location
                    ¿dónde están?                           | location
                    la dirección por favor                  | location
                    do you take my insurance                | insurance
                    what plan do you accept                 | insurance
                    vocês atendem convênio?                 | insurance
                    aceitam plano de saúde?                 | insurance
                    ¿aceptan mi seguro?                     | insurance
                    obra social OSDE                        | insurance
                    where and when do you open              | hours
                    where do I book                         | appointment
                    insurance and address                   | location
                    """)
    void the_first_intent_that_fits_is_it(String text, String intent) {
        assertThat(IntentMatcher.intent(PlainText.of(text), false))
                .map(Intent::wire)
                .hasValue(intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "\"STOP\"",
                "stop!!! 🛑",
                "stop please",
                "please STOP now",
                "STOPALL",
                "stop all",
                "Unsubscribe",
                "END",
                "quit",
                "CANCEL",
                "revoke",
                "OPTOUT",
                "opt-out",
                "Opt out",
                "remove",
                "ARRÊT",
                "arret",
                "FIN",
                "PARAR",
                "parar por favor",
                "Pare",
                "SAIR",
                "sair.",
                "CANCELAR",
                "cancelar!",
                "descadastrar",
                "BAJA",
                "alto",
                "salir",
                "ＳＴＯＰ",
                "s\u200btop",
                "please opt out",
                "stop texting me",
                "I said stop texting me",
                "remove me from this list",
                "não quero receber mais",
                "parem de enviar mensagens",
                "no quiero recibir mensajes",
                "dejen de enviar mensajes"
            })
    void opt_out_words(String text) {
        assertThat(IntentMatcher.intent(PlainText.of(text), false)).hasValue(Intent.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "unstop", "Start.", "opt in", "subscribe", "INICIAR", "alta", "reactivar"})
    void opt_in_words(String text) {
        assertThat(IntentMatcher.intent(PlainText.of(text), false)).hasValue(Intent.OPT_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"YES", "sim", "Sí"})
    void yes_means_texts_only_to_whom_has_stopped_them(String text) {
        assertThat(IntentMatcher.intent(PlainText.of(text), true)).hasValue(Intent.OPT_IN);
        assertThat(IntentMatcher.intent(PlainText.of(text), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "help please", "Info", "AJUDA", "ayuda!", "Aide", "informações"})
    void help_words(String text) {
        assertThat(IntentMatcher.intent(PlainText.of(text), false)).hasValue(Intent.HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I saw you on Facebook",
                "he is nowhere",
                "sometimes",
                "they opened",
                "a nice painting",
                "by plane",
                "unavailable",
                "acceptable",
                "hello",
                "",
                "   ",
                "👍",
                "stop by tomorrow",
                "end of the day",
                "I quit smoking",
                "yes",
                "obrigado",
                "no pares",
                "the show started",
                "doraemon",
                "dorado",
                "citadel",
                "consultant",
                "secondhand"
            })
    void nothing_inside_other_words(String text) {
        assertThat(IntentMatcher.intent(PlainText.of(text), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    stop it now        | OPT_OUT
                    Unsubscribe me now | OPT_OUT
                    pare com isso      | OPT_OUT
                    parar tudo         | OPT_OUT
                    stop the bleeding  | EMERGENCY
                    can I stop by      | -
                    stop by when you are in town | -
                    """, nullValues = "-")
    void a_stop_word_before_few_others_is_one(String text, @Nullable Intent intent) {
        Optional<Intent> found = IntentMatcher.intent(PlainText.of(text), false);

        assertThat(found.filter(one -> one == Intent.OPT_OUT || one == Intent.EMERGENCY))
                .isEqualTo(Optional.ofNullable(intent));
    }

    @Test
    void an_emergency_comes_before_a_request_to_stop_in_the_same_sentence() {
        Optional<Intent> intent =
                IntentMatcher.intent(PlainText.of("stop texting me, I am bleeding and need help"), false);

        assertThat(intent).hasValue(Intent.EMERGENCY);
    }

    @Property(tries = 300)
    void an_emergency_is_one_whatever_stands_around(@ForAll("others") String before, @ForAll("others") String after) {
        String text = before + ", Sangramento! " + after;

        assertThat(IntentMatcher.intent(PlainText.of(text), false)).hasValue(Intent.EMERGENCY);
    }

    @Property(tries = 300)
    void case_does_not_matter(@ForAll("others") String text) {
        Optional<Intent> lower = IntentMatcher.intent(PlainText.of(text.toLowerCase(Locale.ROOT)), false);

        assertThat(IntentMatcher.intent(PlainText.of(text.toUpperCase(Locale.ROOT)), false))
                .isEqualTo(lower);
    }

    @Property(tries = 300)
    void a_word_inside_a_longer_one_tells_nothing(@ForAll("keyword") String keyword, @ForAll("letters") String tail) {
        assertThat(IntentMatcher.intent(PlainText.of("zz" + keyword + "zz" + tail), false))
                .isEmpty();
    }

    @Provide
    Arbitrary<String> others() {
        return Arbitraries.of(
                "book",
                "where are you",
                "STOP texting me",
                "consulta",
                "horário",
                "plan",
                "I",
                "não",
                "ligue 123",
                "?!");
    }

    @Provide
    Arbitrary<String> keyword() {
        return Arbitraries.of("book", "time", "dor", "cita", "onde", "plan", "pain", "stop", "help");
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(5);
    }
}
