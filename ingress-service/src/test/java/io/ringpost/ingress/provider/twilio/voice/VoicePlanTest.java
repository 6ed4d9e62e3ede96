package io.ringpost.ingress.provider.twilio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Settings;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class VoicePlanTest {
    private static final Callbacks CALLBACKS =
            new Callbacks("https://h/dial-result?route=", "https://h/s", "https://h/r");

    @Test
    void choosesByNumberThenPathThenDefault() {
        VoicePlan plan = plan(Map.of(
                "a.numbers", "+551,+552", "a.forward", "+559", "b.paths", "/voice/x", "b.sip", "sip:b@example.com"));

        assertThat(plan.routeFor(Optional.of("+552"), "/voice/x").name()).isEqualTo("a");
        assertThat(plan.routeFor(Optional.of("+553"), "/voice/x").name()).isEqualTo("b");
        assertThat(plan.routeFor(Optional.empty(), "/voice/y").name()).isEqualTo("default");
    }

    @Test
    void dialsUntilAnsweredAndAsksToBeTold() throws Exception {
        Element dial = only(plan(Map.of("a.paths", "/p", "a.sip", "sip:a@example.com?X-A=1&X-B=2", "a.record", "true"))
                .routeFor(Optional.empty(), "/p")
                .answer(CALLBACKS));

        assertThat(dial.getTagName()).isEqualTo("Dial");
        assertThat(dial.getAttribute("answerOnBridge")).isEqualTo("true");
        assertThat(dial.getAttribute("action")).isEqualTo("https://h/dial-result?route=a");
        assertThat(dial.getAttribute("record")).isEqualTo("record-from-answer-dual");
        assertThat(dial.getAttribute("recordingStatusCallback")).isEqualTo("https://h/r");
        Element sip = (Element) dial.getFirstChild();
        assertThat(sip.getTextContent()).isEqualTo("sip:a@example.com?X-A=1&X-B=2");
        assertThat(sip.getAttribute("statusCallback")).isEqualTo("https://h/s");
        assertThat(sip.getAttribute("statusCallbackEvent")).isEqualTo("initiated ringing answered completed");
    }

    @Test
    void saysItsNoticeFirstAndEscapesIt() {
        String twiml = plan(Map.of("default.notice", "<Dial>\u0007&\"", "default.forward", "+551"))
                .routeFor(Optional.empty(), "/")
                .answer(CALLBACKS);

        assertThat(twiml).contains("<Say language=\"pt-BR\">&lt;Dial&gt;&amp;\"</Say><Dial ");
    }

    @Test
    void asksForAMessageInTheLanguageOfTheRoute() {
        VoicePlan plan = plan(Map.of("es.language", "es-MX", "de.language", "de-DE", "own.greeting", "Alô"));

        assertThat(plan.named("es").fallback(CALLBACKS))
                .contains("language=\"es-MX\">¡Hola!")
                .contains("<Record ");
        assertThat(plan.named("de").fallback(CALLBACKS)).contains("Hello!");
        assertThat(plan.named("own").fallback(CALLBACKS)).contains(">Alô</Say>");
        assertThat(plan.named("gone").fallback(CALLBACKS)).contains("language=\"pt-BR\">Olá!");
    }

    @Test
    void neverRecordsWithoutSayingWhereToGoNext() {
        assertThat(plan(Map.of()).named("default").answer(CALLBACKS))
                .contains("<Record action=\"https://h/dial-result?route=default\" maxLength=\"180\"");
    }

    private static VoicePlan plan(Map<String, String> routes) {
        Map<String, String> settings = new TreeMap<>();
        routes.forEach((name, value) -> settings.put("ringpost.voice.routes." + name, value));
        return new VoicePlan(Settings.of(VoiceSettings.class, settings).routes());
    }

    private static Element only(String twiml) throws Exception {
        Element response = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(twiml)))
                .getDocumentElement();
        assertThat(response.getTagName()).isEqualTo("Response");
        assertThat(response.getChildNodes().getLength()).isEqualTo(1);
        return (Element) response.getFirstChild();
    }
}
