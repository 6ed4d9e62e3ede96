package io.ringpost.sms.send.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.local.play.ApiCall;
import io.ringpost.local.play.Fields;
import io.ringpost.local.simulate.VoipmsAccount;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.ringpost.sms.send.SendOutcome;
import io.ringpost.sms.send.SendOutcome.Accepted;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SendOutcome.Unknown;
import io.ringpost.sms.send.SmsSender;
import io.ringpost.sms.send.SmsSenderContract;
import io.ringpost.sms.send.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoipmsSenderTest extends SmsSenderContract {
    @Override
    protected SmsSender sender(SafeHttpClient way, String baseUrl, Duration timeout) {
        VoipmsAccount account = VoipmsAccount.LOCAL;
        return new VoipmsSender(way, new TestSettings.Voipms(baseUrl, account.username(), account.password(), timeout));
    }

    @Override
    protected SmsSender unconfigured(SafeHttpClient way) {
        return new VoipmsSender(
                way, new TestSettings.Voipms("http://localhost:1", "someone", "", Duration.ofSeconds(1)));
    }

    @Override
    protected String missing() {
        return "VOIPMS_PASSWORD";
    }

    @Override
    protected OutgoingText text() {
        return words("Please call us.");
    }

    @Override
    protected String operation() {
        return "sendSMS";
    }

    @Test
    void numbersHaveTenDigitsAndSecretsStandInTheBodyOnly() {
        send();

        ApiCall call = simulator.played().apis().calls("voipms", operation()).get(0);
        Fields form = call.fields();
        assertThat(call.path()).isEqualTo("/api/v1/rest.php");
        assertThat(form.get("did")).isEqualTo("8455550199");
        assertThat(form.get("dst")).isEqualTo("8455550123");
        assertThat(form.get("message")).isEqualTo("Please call us.");
    }

    @Test
    void aLongTextGoesInParts() {
        assertThat(send(words("appointment ".repeat(20))))
                .isInstanceOfSatisfying(
                        Accepted.class, taken -> assertThat(taken.segments()).isEqualTo(2));
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aVeryLongTextGoesAsOneMms() {
        assertThat(send(words("appointment ".repeat(60)))).isInstanceOf(Accepted.class);
        assertThat(calls()).isZero();
    }

    @Test
    void aRefusedFirstPartIsNoPartSent() {
        behave("\"kind\":\"refuse\",\"error\":\"limit_reached\",\"times\":1");

        assertThat(send(words("appointment ".repeat(20)))).isInstanceOf(RetryLater.class);
        assertThat(calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_dst", "sms_toolong", "invalid_credentials", "some_new_word"})
    void wordsOfErrorsAreRefusals(String word) {
        behave("\"kind\":\"refuse\",\"error\":\"" + word + "\"");

        assertThat(send()).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_limit_exceeded", "limit_reached", "non_sufficient_funds", "provider_outofservice"})
    void limitsAndOutagesAreTriedLater(String word) {
        behave("\"kind\":\"refuse\",\"error\":\"" + word + "\"");

        assertThat(send()).isInstanceOfSatisfying(RetryLater.class, later -> assertThat(later.reason())
                .isEqualTo(word));
    }

    @Test
    void theLimitOfAMinuteHoldsForEveryText() {
        behave("\"kind\":\"refuse\",\"error\":\"api_limit_exceeded\",\"times\":1");
        SmsSender sender = sender(client, simulator.baseUrl(), Duration.ofSeconds(10));
        SendOutcome first = sender.send(text()).await().atMost(Duration.ofSeconds(20));

        SendOutcome second = sender.send(text()).await().atMost(Duration.ofSeconds(20));

        assertThat(first).isInstanceOf(RetryLater.class);
        assertThat(second).isInstanceOfSatisfying(RetryLater.class, later -> assertThat(later.after())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(61)));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aFailureThatMayHaveBeenSentLeavesDoubt() {
        behave("\"kind\":\"refuse\",\"error\":\"sms_failed\"");

        assertThat(send()).isEqualTo(new Unknown("sms_failed"));
    }

    private static OutgoingText words(String text) {
        return new OutgoingText("m", Provider.VOIPMS, "+18455550199", "+18455550123", text, 1, null);
    }
}
