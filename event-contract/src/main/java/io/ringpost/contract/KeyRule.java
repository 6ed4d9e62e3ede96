package io.ringpost.contract;

/** What the key of a topic's records is; a phone number is never a key. */
public enum KeyRule {
    PROVIDER_AND_PROVIDER_ID("<provider>:<call or message id>"),
    ENTITY_ID("the CRM entity's id"),
    CALL_ID("call id"),
    CONVERSATION_ID("conversation id"),
    ENDPOINT_ID("endpoint id"),
    PROVIDER("provider"),
    RULE_AND_SUBJECT("rule and subject"),
    ERASURE_ID("erasure id"),
    EVENT_NAME("event name");

    private final String text;

    KeyRule(String text) {
        this.text = text;
    }

    /** The rule in words, as documents print it. */
    public String text() {
        return text;
    }
}
