package io.ringpost.recording;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.ringpost.api.start.CommonSettings;
import io.ringpost.api.start.Forms;
import io.ringpost.api.start.ServiceStart;
import io.ringpost.api.start.Setting;
import io.ringpost.recording.fetch.KnownHosts;

/** Starts the service once its settings are right. */
@QuarkusMain
public final class RecordingService {
    private RecordingService() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        ServiceStart.run(
                args,
                CommonSettings.ofServiceWithDatabase(),
                Setting.required("RINGPOST_RECORDINGS_DIR", "the directory that recordings are kept in", Forms.text()),
                Setting.optional(
                        "RINGPOST_EGRESS_ALLOW",
                        "networks that outgoing calls may reach though they are not public",
                        Forms.networks()),
                Setting.optional(
                        "RINGPOST_RECORDING_LINK_TIME", "how long a link to a recording lasts", Forms.duration()),
                Setting.optional(
                        "RINGPOST_RECORDING_HOSTS",
                        "further hosts that recordings may lie on",
                        Forms.of(KnownHosts::areHosts, "it must be host names such as cdn.example.com, comma list")),
                Setting.optional("RINGPOST_API_BASE_URL", "the public address of the API, for links", Forms.httpUrl()),
                url("TWILIO_API_BASE_URL"),
                url("RETELL_API_BASE_URL"),
                url("VOIPMS_API_BASE_URL"),
                url("WAVOIP_STORAGE_BASE_URL"));
    }

    private static Setting url(String name) {
        return Setting.optional(name, "where recordings are fetched from", Forms.httpUrl());
    }
}
