package io.ringpost.e2e.stack;

import java.util.List;

/** The parts of the local stack that listen, each with the variable that moves its port. */
public enum Port {
    KAFKA("RINGPOST_PORT_KAFKA", ""),
    POSTGRES("RINGPOST_PORT_POSTGRES", ""),
    INGRESS("WEBHOOK_PORT", "ingress-service"),
    CALL_STATE("RINGPOST_PORT_CALL_STATE", "call-state-service"),
    RECORDING("RINGPOST_PORT_RECORDING", "recording-service"),
    SMS("RINGPOST_PORT_SMS_RESPONDER", "sms-responder-service"),
    OUTBOUND("RINGPOST_PORT_OUTBOUND_WEBHOOK", "outbound-webhook-service"),
    SIMULATOR("RINGPOST_PORT_SIMULATOR", "");

    /** Those that are services. */
    public static final List<Port> SERVICES = List.of(INGRESS, CALL_STATE, RECORDING, SMS, OUTBOUND);

    private final String variable;
    private final String jar;

    Port(String variable, String jar) {
        this.variable = variable;
        this.jar = jar;
    }

    /** The environment variable that moves it. */
    public String variable() {
        return variable;
    }

    /** What its process's command line contains. */
    public String jar() {
        return jar;
    }
}
