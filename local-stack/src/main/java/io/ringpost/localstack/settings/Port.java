package io.ringpost.localstack.settings;

/** The ports of the stack: the variable that moves each, and where it is otherwise. */
public enum Port {
    KAFKA("RINGPOST_PORT_KAFKA", 9092),
    POSTGRES("RINGPOST_PORT_POSTGRES", 5433),
    INGRESS("WEBHOOK_PORT", 3000),
    CALL_STATE("RINGPOST_PORT_CALL_STATE", 3001),
    RECORDING("RINGPOST_PORT_RECORDING", 3002),
    SMS_RESPONDER("RINGPOST_PORT_SMS_RESPONDER", 3003),
    OUTBOUND_WEBHOOK("RINGPOST_PORT_OUTBOUND_WEBHOOK", 3004),
    SIMULATOR("RINGPOST_PORT_SIMULATOR", 3100);

    private final String variable;
    private final int standard;

    Port(String variable, int standard) {
        this.variable = variable;
        this.standard = standard;
    }

    /** The variable that moves it. */
    public String variable() {
        return variable;
    }

    /** Where it is unless moved. */
    public int standard() {
        return standard;
    }
}
