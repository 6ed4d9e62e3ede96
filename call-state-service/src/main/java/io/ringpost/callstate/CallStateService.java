package io.ringpost.callstate;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.ringpost.api.start.CommonSettings;
import io.ringpost.api.start.ServiceStart;

/** Starts the service once its settings are right. */
@QuarkusMain
public final class CallStateService {
    private CallStateService() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        ServiceStart.run(args, CommonSettings.ofServiceWithDatabase());
    }
}
