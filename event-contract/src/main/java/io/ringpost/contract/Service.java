package io.ringpost.contract;

/** The services of Ringpost, in the order data flows. */
public enum Service {
    INGRESS("ingress-service"),
    CALL_STATE("call-state-service"),
    RECORDING("recording-service"),
    SMS_RESPONDER("sms-responder-service"),
    OUTBOUND_WEBHOOK("outbound-webhook-service");

    private final String id;

    Service(String id) {
        this.id = id;
    }

    /** The service's name in deployments, logs and the {@code producer} header. */
    public String id() {
        return id;
    }
}
