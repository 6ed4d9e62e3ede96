package io.ringpost.local.simulate;

import java.time.Clock;
import java.util.List;

/** Whole lives of calls and messages, each of new ids. */
public final class Lifecycles {
    private static final String CALL_STATUS = "/webhooks/twilio/call-status";
    private static final String CDR = "/webhooks/voipms/call/cdr";
    private static final String VOIPMS_TEXT = "/webhooks/voipms/sms/incoming";

    private final TwilioSimulator twilio;
    private final RetellSimulator retell;
    private final VoipmsSimulator voipms;
    private final WavoipSimulator wavoip;
    private final CrmSimulator crm;
    private final Clock clock;
    private final String mediaBaseUrl;

    /** Lives that are told to the ingress of the given settings, with Retell's recordings in its own network. */
    public Lifecycles(SimulatorSettings settings) {
        this(settings, "");
    }

    /** Lives that are told to the ingress of the given settings, with Retell's recordings below a base URL. */
    public Lifecycles(SimulatorSettings settings, String mediaBaseUrl) {
        this.mediaBaseUrl = mediaBaseUrl;
        ProviderSecrets secrets = settings.secrets();
        twilio = new TwilioSimulator(secrets.twilio(), settings.publicBaseUrl());
        retell = new RetellSimulator(secrets.retellApiKey());
        voipms = new VoipmsSimulator(secrets.voipmsToken());
        wavoip = new WavoipSimulator(secrets.wavoipToken());
        crm = new CrmSimulator(secrets.apiKey());
        clock = Clock.systemUTC();
    }

    /** One of each. */
    public List<Lifecycle> all() {
        return List.of(
                answered(twilio.call(), retell.call()),
                missed(),
                whatsApp(WavoipCall.fresh()),
                detailRecord(VoipmsCall.fresh()),
                texts(),
                optOut(),
                emergency(),
                crm());
    }

    /** A caller reaches the agent: Twilio's two legs and Retell's leg are one call of 42 seconds. */
    public Lifecycle answered(TwilioCall call, RetellCall agent) {
        RetellCall joined = placed(agent.of(call));
        return new Lifecycle(
                "a call that the agent answers",
                List.of(
                        twilio.post("/webhooks/twilio/incoming-call", call.incoming()),
                        twilio.post(CALL_STATUS, call.leg("initiated", 0)),
                        twilio.post(CALL_STATUS, call.leg("ringing", 1)),
                        twilio.post(CALL_STATUS, call.leg("in-progress", 2)),
                        retell.post(joined.started()),
                        retell.post(joined.ended()),
                        twilio.post(CALL_STATUS, call.legEnded("completed", 3, joined.seconds())),
                        twilio.post("/webhooks/twilio/dial-result", call.dialled("completed", joined.seconds())),
                        twilio.post(CALL_STATUS, call.ended("completed", joined.seconds() + 3)),
                        twilio.post("/webhooks/twilio/recording/status", call.recording("completed", joined.seconds())),
                        retell.post(joined.analyzed())));
    }

    /** A caller hangs up while it rings. */
    public Lifecycle missed() {
        TwilioCall call = twilio.call();
        return new Lifecycle(
                "a call that nobody answers",
                List.of(
                        twilio.post("/voice/julie/incoming", call.incoming()),
                        twilio.post(CALL_STATUS, call.leg("ringing", 1)),
                        twilio.post(CALL_STATUS, call.legEnded("no-answer", 2, 0)),
                        twilio.post(CALL_STATUS, call.ended("no-answer", 0))));
    }

    /** A WhatsApp call of 42 seconds, recorded. */
    public Lifecycle whatsApp(WavoipCall call) {
        return new Lifecycle(
                "a WhatsApp call",
                List.of(
                        wavoip.post(call.call("CREATE", "INCOMING_RING", 0)),
                        wavoip.post(call.call("UPDATE", "ACTIVE", 0)),
                        wavoip.post(call.callTwiceTyped("ENDED", 42)),
                        wavoip.post(call.record("MIXING")),
                        wavoip.post(call.recordLive("READY"))));
    }

    /** A detail record of 83 seconds, and its recording. */
    public Lifecycle detailRecord(VoipmsCall call) {
        String json = "application/json";
        return new Lifecycle(
                "a call through VoIP.ms",
                List.of(
                        voipms.post(CDR, json, call.cdr(), Authenticity.GENUINE),
                        voipms.post(
                                "/webhooks/voipms/recording/ready",
                                json,
                                call.recordingReady(),
                                Authenticity.GENUINE)));
    }

    /** Texts by Twilio and by VoIP.ms, the latter once as JSON and once more by GET, as its portal may do. */
    public Lifecycle texts() {
        TwilioMessage message = twilio.message();
        VoipmsText text = VoipmsText.fresh(clock.instant()).saying("Hello, I need an appointment");
        return new Lifecycle(
                "text messages",
                List.of(
                        twilio.post("/webhooks/twilio/sms/incoming", message.incoming()),
                        twilio.post("/webhooks/twilio/sms/status", message.status("delivered")),
                        posted(text),
                        voipms.get("/api/voip/sms/webhook", text.query().encode(), Authenticity.GENUINE)));
    }

    /** Somebody wants no more texts, and writes once more; VoIP.ms leaves both to us. */
    public Lifecycle optOut() {
        VoipmsText text = VoipmsText.fresh(clock.instant()).by("8455550124");
        VoipmsText next = VoipmsText.fresh(clock.instant()).by("8455550124");
        return new Lifecycle(
                "a STOP", List.of(posted(text.saying("STOP")), posted(next.saying("What are your hours?"))));
    }

    /** An emergency in three copies: the same text by three of VoIP.ms's shapes. */
    public Lifecycle emergency() {
        VoipmsText text =
                VoipmsText.fresh(clock.instant()).by("8455550125").saying("URGENT: bleeding, are you available?");
        return new Lifecycle(
                "an emergency",
                List.of(
                        posted(text),
                        voipms.post(VOIPMS_TEXT, "application/json", text.flat(), Authenticity.GENUINE),
                        voipms.get("/api/voip/sms/webhook", text.query().encode(), Authenticity.GENUINE)));
    }

    /** All events of a CRM, handed in at once. */
    public Lifecycle crm() {
        return new Lifecycle("the events of a CRM", List.of(crm.post(crm.batch(), Authenticity.GENUINE)));
    }

    private ProviderRequest posted(VoipmsText text) {
        return voipms.post(VOIPMS_TEXT, "application/json", text.envelope(), Authenticity.GENUINE);
    }

    private RetellCall placed(RetellCall call) {
        return mediaBaseUrl.isEmpty() ? call : call.recordedAt(mediaBaseUrl);
    }
}
