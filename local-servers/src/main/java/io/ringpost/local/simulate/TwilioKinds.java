package io.ringpost.local.simulate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every Twilio route, and what is posted there if nothing else is given. */
final class TwilioKinds {
    static final Map<String, Kind> ALL = all();

    private static final String WEBHOOKS = "/webhooks/twilio";

    record Kind(boolean get, String path, Function<TwilioSimulator, Form> form) {}

    private TwilioKinds() {}

    static Kind of(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Map<String, Kind> all() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        both(kinds, "incoming-call", WEBHOOKS + "/incoming-call", t -> t.call().incoming());
        both(kinds, "voice-incoming", "/voice/incoming", t -> t.call().incoming());
        both(kinds, "voice-julie-incoming", "/voice/julie/incoming", t -> t.call()
                .incoming());
        both(kinds, "dial-result", WEBHOOKS + "/dial-result", t -> t.call().dialled("completed", 42));
        both(kinds, "call-status", WEBHOOKS + "/call-status", t -> t.call().ended("completed", 45));
        both(kinds, "leg-status", WEBHOOKS + "/call-status", t -> t.call().leg("in-progress", 2));
        both(kinds, "voice-status", WEBHOOKS + "/voice/status", t -> t.call().ended("no-answer", 0));
        post(kinds, "recording-status", "/recording/status", t -> t.call().recording("completed", 42));
        post(kinds, "recording-in-progress", "/recording/status", t -> t.call().recording("in-progress", 0));
        post(kinds, "recording-absent", "/recording/status", t -> t.call().recording("absent", 0));
        post(kinds, "recording-failed", "/recording/status", t -> t.call().recording("failed", 0));
        both(kinds, "call-status-recorded", WEBHOOKS + "/call-status", t -> t.call()
                .endedRecorded("completed", 45));
        post(kinds, "transcription-status", "/transcription/status", t -> t.call()
                .transcription("Hello, I would like to book an appointment."));
        both(kinds, "sms-incoming", WEBHOOKS + "/sms/incoming", t -> t.message().incoming());
        both(kinds, "sms-stop", WEBHOOKS + "/sms/incoming", t -> t.message()
                .saying("STOP")
                .incoming());
        both(kinds, "sms-status", WEBHOOKS + "/sms/status", t -> t.message().status("delivered"));
        post(kinds, "sms-queued", "/sms/status", t -> t.message().status("queued"));
        post(kinds, "sms-sent", "/sms/status", t -> t.message().status("sent"));
        post(kinds, "sms-undelivered", "/sms/status", t -> t.message().status("undelivered"));
        post(kinds, "sms-failed", "/sms/status", t -> t.message().status("failed"));
        return Collections.unmodifiableMap(kinds);
    }

    private static void both(Map<String, Kind> kinds, String name, String path, Function<TwilioSimulator, Form> form) {
        kinds.put(name, new Kind(false, path, form));
        kinds.put(name + "-get", new Kind(true, path, form));
    }

    private static void post(Map<String, Kind> kinds, String name, String path, Function<TwilioSimulator, Form> form) {
        kinds.put(name, new Kind(false, WEBHOOKS + path, form));
    }
}
