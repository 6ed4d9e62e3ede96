package io.ringpost.safehttp;

import java.util.Locale;

/** Why no answer came: stable words for stored attempts, metrics and rules. */
public enum FailureCode {
    BAD_URL(Fault.POLICY, "the URL cannot be called"),
    HTTPS_REQUIRED(Fault.POLICY, "only https is allowed here"),
    HOST_NOT_LISTED(Fault.POLICY, "the host is not among those that this call may reach"),
    FORBIDDEN_ADDRESS(Fault.POLICY, "an address of the host is in a range that outgoing calls may not reach"),
    BAD_HEADER(Fault.POLICY, "a header cannot be sent"),
    DNS_NOT_FOUND(Fault.RECEIVER, "the host name has no address"),
    DNS_TIMEOUT(Fault.NETWORK, "the name servers of the host did not answer in time"),
    DNS_FAILED(Fault.NETWORK, "the name servers of the host answered with an error"),
    CONNECT_REFUSED(Fault.RECEIVER, "the host refused the connection"),
    CONNECT_TIMEOUT(Fault.NETWORK, "the connection was not accepted in time"),
    CONNECT_FAILED(Fault.NETWORK, "the host cannot be reached"),
    TLS_NAME(Fault.RECEIVER, "the certificate is not for this host name"),
    TLS_EXPIRED(Fault.RECEIVER, "the certificate has expired or is not valid yet"),
    TLS_UNTRUSTED(Fault.RECEIVER, "the certificate is not signed by a known authority, or the chain is incomplete"),
    TLS_HANDSHAKE(Fault.RECEIVER, "the TLS handshake failed"),
    TLS_TIMEOUT(Fault.RECEIVER, "the TLS handshake did not end in time"),
    TIMEOUT_HEAD(Fault.RECEIVER, "the host accepted the call but did not answer in time"),
    RESET(Fault.NETWORK, "the connection was closed before an answer came"),
    BAD_RESPONSE(Fault.RECEIVER, "the answer is not valid HTTP"),
    HEAD_TOO_LARGE(Fault.RECEIVER, "the head of the answer is too large"),
    BUSY(Fault.OURS, "too many calls to this host are already open"),
    CANCELLED(Fault.OURS, "the call was given up on our side"),
    UNEXPECTED(Fault.OURS, "the call failed on our side");

    private final Fault fault;
    private final String sentence;

    FailureCode(Fault fault, String sentence) {
        this.fault = fault;
        this.sentence = sentence;
    }

    /** Whose fault it is. */
    public Fault fault() {
        return fault;
    }

    /** One sentence for people. */
    public String sentence() {
        return sentence;
    }

    /** The word used in stored attempts and metric labels, as {@code dns_timeout}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
