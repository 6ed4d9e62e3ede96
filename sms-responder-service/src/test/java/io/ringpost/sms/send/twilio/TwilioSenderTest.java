package io.ringpost.sms.send.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.local.play.Fields;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.ringpost.sms.send.SendOutcome;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SmsSender;
import io.ringpost.sms.send.SmsSenderContract;
import io.ringpost.sms.send.TestSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSenderTest extends SmsSenderContract {
    @Override
    protected SmsSender sender(SafeHttpClient way, String baseUrl, Duration timeout) {
        List<String> tokens = List.of("ACother:wrong", TWILIO.sid() + ":" + TWILIO.authToken(), "wrong");
        List<String> callbacks = List.of("https://hooks.example.com/");
        return new TwilioSender(way, new TestSettings.Twilio(baseUrl, TWILIO.sid(), tokens, callbacks, timeout));
    }

    @Override
    protected SmsSender unconfigured(SafeHttpClient way) {
        return new TwilioSender(
                way,
                new TestSettings.Twilio(
                        "http://localhost:1", TWILIO.sid(), List.of(), List.of(), Duration.ofSeconds(1)));
    }

    @Override
    protected String missing() {
        return "TWILIO_AUTH_TOKEN";
    }

    @Override
    protected OutgoingText text() {
        return to("+5533999887766");
    }

    @Override
    protected String operation() {
        return "messages.create";
    }

    @Test
    void twilioIsToldWhereToReport() {
        send();

        Fields form =
                simulator.played().apis().calls("twilio", operation()).get(0).fields();
        assertThat(form.get("StatusCallback"))
                .isEqualTo(
                        "https://hooks.example.com/webhooks/twilio/sms/status?ringpost_message=" + text().messageId());
        assertThat(form.get("Body")).isEqualTo("Olá & tchau");
        assertThat(form.get("From")).isEqualTo("+553322980007");
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 21211", "+15005550004, 21610", "+15005550009, 21614"})
    void refusalsKeepTwiliosCode(String number, String code) {
        assertThat(send(to(number))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    @Test
    void theWaitThatTwilioAsksForIsKept() {
        behave("\"kind\":\"status\",\"status\":429,\"retryAfter\":\"7\"");

        assertThat(send()).isEqualTo(new RetryLater("http_429", Duration.ofSeconds(7)));
    }

    @Test
    void withoutAnAccountItsVariableIsNamed() {
        TestSettings.Twilio nobody =
                new TestSettings.Twilio("http://localhost:1", "", List.of("token"), List.of(), Duration.ofSeconds(1));

        String variable = TwilioAccount.of(nobody, null).match(TwilioAccount.Known::sid, missing -> missing);

        assertThat(variable).isEqualTo("TWILIO_ACCOUNT_SID");
    }

    @ParameterizedTest
    @CsvSource({
        "ACsub, ACsub ACsub its-own",
        "ACother, ACother ACmain first",
        "ACmain, ACmain ACmain first",
        ", ACmain ACmain first",
        "../v2, ACmain ACmain first"
    })
    void aTextGoesOutByTheAccountOfItsNumber(@Nullable String owner, String expected) {
        List<String> tokens = List.of("first", "ACsub:its-own", "second");
        TestSettings.Twilio settings =
                new TestSettings.Twilio("http://localhost:1", "ACmain", tokens, List.of(), Duration.ofSeconds(1));

        String account = TwilioAccount.of(settings, owner)
                .match(known -> known.sid() + " " + known.login() + " " + known.token(), missing -> missing);

        assertThat(account).isEqualTo(expected);
    }

    @Test
    void aSubAccountsTextIsTakenWithItsOwnToken() {
        TestSettings.Twilio settings = new TestSettings.Twilio(
                simulator.baseUrl(),
                "ACmain",
                List.of("main-token", TWILIO.sid() + ":" + TWILIO.authToken()),
                List.of(),
                Duration.ofSeconds(20));
        OutgoingText text =
                new OutgoingText("m", Provider.TWILIO, "+553322980007", "+5533999887766", "Olá", 1, TWILIO.sid());

        SendOutcome outcome =
                new TwilioSender(client, settings).send(text).await().atMost(Duration.ofSeconds(30));

        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void aSecretIsNeverShown() {
        SendOutcome outcome = send();

        assertThat(outcome.toString() + new TwilioAccount.Known("AC1", "AC1", "secret"))
                .doesNotContain("secret");
    }

    private static OutgoingText to(String number) {
        return new OutgoingText(
                "0123456789abcdef0123456789abcdef", Provider.TWILIO, "+553322980007", number, "Olá & tchau", 1, null);
    }
}
