package io.ringpost.sms.send.twilio;

import io.ringpost.contract.Provider;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeRequest;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.ringpost.sms.lifecycle.StatusReport;
import io.ringpost.sms.send.FormBody;
import io.ringpost.sms.send.SendOutcome;
import io.ringpost.sms.send.SendSettings;
import io.ringpost.sms.send.SmsSender;
import io.ringpost.sms.send.Unanswered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Twilio: {@code POST /2010-04-01/Accounts/{sid}/Messages.json}; a request is not idempotent. */
@Singleton
public class TwilioSender implements SmsSender {
    /** Where the ingress takes Twilio's status callbacks. */
    private static final String CALLBACK = "/webhooks/twilio/sms/status";

    private static final String DEFAULT_BASE = "https://api.twilio.com";

    private final SafeHttpClient client;
    private final SendSettings.Twilio settings;

    @Inject
    TwilioSender(SafeHttpClient client, SendSettings settings) {
        this(client, settings.twilio());
    }

    TwilioSender(SafeHttpClient client, SendSettings.Twilio settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Provider provider() {
        return Provider.TWILIO;
    }

    @Override
    public int concurrency() {
        return settings.concurrency();
    }

    @Override
    public Uni<SendOutcome> send(OutgoingText text) {
        return TwilioAccount.of(settings, text.account())
                .match(
                        account -> client.send(request(account, text))
                                .map(response -> response.match(TwilioAnswer::outcome, Unanswered::outcome)),
                        missing -> Uni.createFrom().item(SendOutcome.Refused.missing(missing)));
    }

    private SafeRequest request(TwilioAccount.Known account, OutgoingText text) {
        String base = settings.baseUrl().orElse(DEFAULT_BASE).replaceFirst("/+$", "");
        String url = base + "/2010-04-01/Accounts/" + account.sid() + "/Messages.json";
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", text.to());
        form.put("From", text.from());
        form.put("Body", text.text());
        callback(text).ifPresent(address -> form.put("StatusCallback", address));
        String login = account.login() + ":" + account.token();
        return FormBody.post(url, form, settings.timeout())
                .withHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    /** Twilio calls and signs it as given, so that our own id comes back though the answer may be lost. */
    private Optional<String> callback(OutgoingText text) {
        return settings.callbackBaseUrl().orElse(List.of()).stream()
                .findFirst()
                .map(base -> base.strip().replaceFirst("/+$", "") + CALLBACK + "?" + StatusReport.OUR_ID + "="
                        + text.messageId());
    }
}
