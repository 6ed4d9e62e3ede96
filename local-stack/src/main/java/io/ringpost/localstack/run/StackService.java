package io.ringpost.localstack.run;

import io.ringpost.localstack.settings.Port;
import java.nio.file.Path;

/** The services that the stack runs, in the order data passes them. */
public enum StackService {
    INGRESS("ingress-service", Port.INGRESS),
    CALL_STATE("call-state-service", Port.CALL_STATE),
    RECORDING("recording-service", Port.RECORDING),
    SMS_RESPONDER("sms-responder-service", Port.SMS_RESPONDER),
    OUTBOUND_WEBHOOK("outbound-webhook-service", Port.OUTBOUND_WEBHOOK);

    private final String module;
    private final Port port;

    StackService(String module, Port port) {
        this.module = module;
        this.port = port;
    }

    /** Its module, which is its name. */
    public String module() {
        return module;
    }

    /** Where it listens. */
    public Port port() {
        return port;
    }

    /** What a build packages it into. */
    public Path jar(Path root) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
