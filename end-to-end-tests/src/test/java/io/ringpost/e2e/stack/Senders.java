package io.ringpost.e2e.stack;

import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.CrmSimulator;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.RetellSimulator;
import io.ringpost.local.simulate.Simulator;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.TwilioSimulator;
import io.ringpost.local.simulate.VoipmsSimulator;
import io.ringpost.local.simulate.WavoipSimulator;
import io.ringpost.local.simulate.WebhookAnswer;
import io.ringpost.local.simulate.WebhookSender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All who post to the ingress, with secrets that a stack was started with, behind a proxy that names their address. */
public final class Senders {
    /** The address that the stack's lists know. */
    public static final String KNOWN_ADDRESS = "100.20.5.228";

    /** The agent that takes incoming calls. */
    public static final String AGENT = "agent_julie";

    private static final String PUBLIC = "https://hooks.example.com";
    private static final TwilioAccount ACCOUNT =
            new TwilioAccount("AC00000000000000000000000000000001", "twilio-token-of-the-tests");
    private static final String RETELL = "key_retell_of_the_tests";
    private static final String VOIPMS = "voipms-token-of-the-tests";
    private static final String WAVOIP = "wavoip-token-of-the-tests";

    private final WebhookSender sender = new WebhookSender();
    private final String ingress;

    Senders(String ingress) {
        this.ingress = ingress;
    }

    /** What a stack must be started with for these senders to be believed. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("RINGPOST_API_KEY", Api.KEY);
        settings.put("WEBHOOK_BASE_URL", PUBLIC);
        settings.put("TWILIO_ACCOUNT_SID", ACCOUNT.sid());
        settings.put("TWILIO_AUTH_TOKEN", ACCOUNT.authToken());
        settings.put("RETELL_API_KEY", RETELL);
        settings.put("RETELL_AGENT_ID", AGENT);
        settings.put("VOIPMS_WEBHOOK_TOKEN", VOIPMS);
        settings.put("WAVOIP_WEBHOOK_TOKEN", WAVOIP);
        settings.put("VOIPMS_USERNAME", "account@example.com");
        settings.put("VOIPMS_PASSWORD", "voipms-password-of-the-tests");
        settings.put("RINGPOST_TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
        List.of("TWILIO", "RETELL", "VOIPMS", "WAVOIP")
                .forEach(provider -> settings.put(provider + "_ALLOWED_IPS", "192.0.2.0/24," + KNOWN_ADDRESS));
        return settings;
    }

    /** Twilio. */
    public TwilioSimulator twilio() {
        return new TwilioSimulator(ACCOUNT, PUBLIC);
    }

    /** Retell. */
    public RetellSimulator retell() {
        return new RetellSimulator(RETELL);
    }

    /** VoIP.ms. */
    public VoipmsSimulator voipms() {
        return new VoipmsSimulator(VOIPMS);
    }

    /** WaVoIP. */
    public WavoipSimulator wavoip() {
        return new WavoipSimulator(WAVOIP);
    }

    /** A CRM application. */
    public CrmSimulator crm() {
        return new CrmSimulator(Api.KEY);
    }

    /** The telephony providers. */
    public List<Simulator> providers() {
        return List.of(twilio(), retell(), voipms(), wavoip());
    }

    /** One of the telephony providers. */
    public Simulator provider(String name) {
        return providers().stream()
                .filter(one -> one.provider().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Sends from the known address. */
    public WebhookAnswer send(ProviderRequest request) {
        return send(request, KNOWN_ADDRESS);
    }

    /** Sends from an address. */
    public WebhookAnswer send(ProviderRequest request, String address) {
        return sender.send(ingress, request.with("X-Forwarded-For", address));
    }

    /** Sends a provider's kind as it builds it; fails on anything but a 2xx. */
    public ProviderRequest accepted(Simulator simulator, String kind) {
        ProviderRequest request = simulator.request(kind, new byte[0], Authenticity.GENUINE);
        accepted(request);
        return request;
    }

    /** Sends; fails on anything but a 2xx. */
    public WebhookAnswer accepted(ProviderRequest request) {
        WebhookAnswer answer = send(request);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(request.path() + ": " + answer.status() + " " + answer.text());
        }
        return answer;
    }
}
