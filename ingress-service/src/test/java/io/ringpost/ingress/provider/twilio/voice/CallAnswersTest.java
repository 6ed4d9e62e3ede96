package io.ringpost.ingress.provider.twilio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Answers;
import io.ringpost.ingress.fixture.PlayedRegister;
import io.ringpost.ingress.fixture.TwimlTree;
import io.ringpost.ingress.register.AgentCall;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallAnswersTest {
    private static final Callbacks CALLBACKS =
            new Callbacks("https://h/dial-result?route=", "https://h/s", "https://h/r");
    private static final Map<String, String> AGENT =
            Map.of("ringpost.voice.agent", "agent_1", "ringpost.voice.dynamic-variables.clinic", "Sorriso");

    @Test
    void connectsTheCallToWhereItsAgentWaits() {
        PlayedRegister register = PlayedRegister.registering("call_abc");

        TwimlTree twiml =
                TwimlTree.of(answer(Answers.of(AGENT, register), "CA1").join());

        assertThat(twiml.the("Sip").getTextContent()).isEqualTo("sip:call_abc@sip.retellai.com;transport=tcp");
        assertThat(twiml.the("Dial").getAttribute("action")).isEqualTo("https://h/dial-result?route=default");
        assertThat(register.calls())
                .containsExactly(new AgentCall(
                        "agent_1", "CA1", "+5533999887766", "+553322980007", Map.of("clinic", "Sorriso")));
    }

    @ParameterizedTest
    @CsvSource({"pt-BR, Olá!", "es-AR, ¡Hola!", "en-US, Hello!"})
    void asksForAMessageInTheRoutesLanguageIfNoAgentTakesTheCall(String language, String greeting) {
        CallAnswers answers = Answers.of(
                Map.of("default.agent", "agent_1", "default.language", language, "default.notice", "Grava-se."),
                PlayedRegister.refusing());

        String twiml = answer(answers, "CA1").join();

        assertThat(TwimlTree.of(twiml).shape()).hasSize(3);
        assertThat(twiml).containsSubsequence("Grava-se.", greeting, "<Record ");
    }

    @Test
    void registersOnceHoweverOftenAndFastTheCallIsAskedAbout() {
        PlayedRegister register = PlayedRegister.waiting();
        CallAnswers answers = Answers.of(AGENT, register);
        CompletableFuture<String> first = answer(answers, "CA1");
        CompletableFuture<String> meanwhile = answer(answers, "CA1");
        assertThat(first).isNotDone();

        register.answer("call_1");

        assertThat(first.join()).contains("call_1");
        assertThat(Stream.of(meanwhile, answer(answers, "CA1")).map(CompletableFuture::join))
                .containsOnly(first.join());
        assertThat(register.calls()).hasSize(1);
    }

    @Test
    void registersEveryCallOfItsOwn() {
        PlayedRegister register = PlayedRegister.registering("call_1");
        CallAnswers answers = Answers.of(AGENT, register);

        var unused = Stream.of("CA1", "CA2")
                .map(call -> answer(answers, call).join())
                .toList();

        assertThat(register.calls()).extracting(AgentCall::callSid).containsExactly("CA1", "CA2");
    }

    @Test
    void gettingTheFallbackOnceIsGettingItAgain() {
        CallAnswers answers = Answers.of(AGENT, PlayedRegister.refusing());

        assertThat(answer(answers, "CA1").join())
                .isEqualTo(answer(answers, "CA1").join());
    }

    @Test
    void asksNobodyWhereNoAgentIsNamed() {
        PlayedRegister register = PlayedRegister.registering("call_1");

        String twiml = answer(Answers.of(Map.of("default.forward", "+551"), register), "CA1")
                .join();

        assertThat(TwimlTree.of(twiml).the("Number").getTextContent()).isEqualTo("+551");
        assertThat(register.calls()).isEmpty();
    }

    private static CompletableFuture<String> answer(CallAnswers answers, String callSid) {
        return answers.answer(
                new IncomingCall(callSid, "+5533999887766", "+553322980007"),
                answers.plan().named("default"),
                CALLBACKS);
    }
}
