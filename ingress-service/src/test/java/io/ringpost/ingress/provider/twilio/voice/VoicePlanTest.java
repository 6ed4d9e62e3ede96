package io.ringpost.ingress.provider.twilio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Answers;
import io.ringpost.ingress.fixture.PlayedRegister;
import io.ringpost.ingress.fixture.TwimlTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class VoicePlanTest {
    private static final Callbacks CALLBACKS =
            new Callbacks("https://h/dial-result?route=", "https://h/s", "https://h/r");

    @Test
    void choosesByNumberThenPathThenDefault() {
        VoicePlan plan = Answers.plan(Map.of(
                "a.numbers", "+551,+552", "a.forward", "+559", "b.paths", "/voice/x", "b.sip", "sip:b@example.com"));

        assertThat(plan.routeFor(Optional.of("+552"), "/voice/x").name()).isEqualTo("a");
        assertThat(plan.routeFor(Optional.of("+553"), "/voice/x").name()).isEqualTo("b");
        assertThat(plan.routeFor(Optional.empty(), "/voice/y").name()).isEqualTo("default");
    }

    @Test
    void dialsUntilAnsweredAndAsksToBeTold() {
        TwimlTree twiml = TwimlTree.of(
                answer(Map.of("default.sip", "sip:a@example.com?X-A=1&X-B=2", "default.record", "true"), CALLBACKS));

        assertThat(twiml.shape()).hasSize(2);
        Element dial = twiml.the("Dial");
        assertThat(dial.getAttribute("answerOnBridge")).isEqualTo("true");
        assertThat(dial.getAttribute("action")).isEqualTo("https://h/dial-result?route=default");
        assertThat(dial.getAttribute("record")).isEqualTo("record-from-answer-dual");
        assertThat(dial.getAttribute("recordingStatusCallback")).isEqualTo("https://h/r");
        Element sip = twiml.the("Sip");
        assertThat(sip.getTextContent()).isEqualTo("sip:a@example.com?X-A=1&X-B=2");
        assertThat(sip.getAttribute("statusCallback")).isEqualTo("https://h/s");
        assertThat(sip.getAttribute("statusCallbackEvent")).isEqualTo("initiated ringing answered completed");
    }

    @Test
    void saysItsNoticeFirstAndEscapesIt() {
        String twiml = answer(Map.of("default.notice", "<Dial>\u0007&\"", "default.forward", "+551"), CALLBACKS);

        assertThat(twiml).contains("<Say language=\"pt-BR\">&lt;Dial&gt;&amp;\"</Say><Dial ");
    }

    @Test
    void asksForAMessageInTheLanguageOfTheRoute() {
        VoicePlan plan = Answers.plan(Map.of("es.language", "es-MX", "de.language", "de-DE", "own.greeting", "Alô"));

        assertThat(plan.named("es").fallback(CALLBACKS))
                .contains("language=\"es-MX\">¡Hola!")
                .contains("<Record ");
        assertThat(plan.named("de").fallback(CALLBACKS)).contains("Hello!");
        assertThat(plan.named("own").fallback(CALLBACKS)).contains(">Alô</Say>");
        assertThat(plan.named("gone").fallback(CALLBACKS)).contains("language=\"pt-BR\">Olá!");
    }

    @Test
    void neverRecordsWithoutSayingWhereToGoNext() {
        assertThat(answer(Map.of(), CALLBACKS))
                .contains("<Record action=\"https://h/dial-result?route=default\" maxLength=\"180\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', Agent[id=usual",
        "agent, own, Agent[id=own",
        "sip, sip:a@b.example, Target[noun=Sip",
        "forward, +551, Target[noun=Number",
        "voicemail, true, Nobody",
    })
    void connectsToWhomTheRouteNamesElseToTheAgentOfAll(String setting, String value, String connection) {
        Map<String, String> voice = new HashMap<>(Map.of("ringpost.voice.agent", "usual", "a.language", "pt-BR"));
        if (!setting.isEmpty()) {
            voice.put("a." + setting, value);
        }

        assertThat(Answers.plan(voice).named("a").connection().toString()).startsWith(connection);
    }

    @Test
    void prefersTheAgentAndTellsItWhatAllAreToldUnlessTheRouteSaysOtherwise() {
        VoiceRoute route = Answers.plan(Map.of(
                        "ringpost.voice.dynamic-variables.clinic", "Sorriso",
                        "ringpost.voice.dynamic-variables.hours", "8-18",
                        "a.dynamic-variables.clinic", "Riso",
                        "a.agent", "agent_1",
                        "a.forward", "+551"))
                .named("a");

        assertThat(route.agent()).hasValue(new Connection.Agent("agent_1", Map.of("clinic", "Riso", "hours", "8-18")));
    }

    private static String answer(Map<String, String> voice, Callbacks callbacks) {
        CallAnswers answers = Answers.of(voice, PlayedRegister.refusing());
        return answers.answer(
                        new IncomingCall("CA1", "+5533999887766", "+553322980007"),
                        answers.plan().named("default"),
                        callbacks)
                .join();
    }
}
