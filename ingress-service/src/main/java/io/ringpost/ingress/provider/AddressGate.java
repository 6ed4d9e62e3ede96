package io.ringpost.ingress.provider;

import io.ringpost.ingress.refuse.RefusalCause;
import java.net.InetAddress;
import java.util.List;

/** Lets only known addresses through, if any are known. */
public final class AddressGate {
    private final String setting;
    private final AddressList allowed;

    /** Takes the list and the name of the setting it comes from. */
    public AddressGate(String setting, List<String> allowed) {
        this.setting = setting;
        try {
            this.allowed = new AddressList(allowed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
    }

    /** The name of the setting. */
    public String setting() {
        return setting;
    }

    /** Whether no address is known, so that any may pass. */
    public boolean isEmpty() {
        return allowed.isEmpty();
    }

    /** Whether the list holds the address. */
    boolean names(InetAddress address) {
        return allowed.contains(address);
    }

    /** What an operator may do about a sender who is not on the list. */
    public String hint(WebhookRequest request) {
        return AddressHint.of(request, this);
    }

    /** Compares the sender's address; proves nothing if the list is empty. */
    public Verification check(WebhookRequest request) {
        if (allowed.isEmpty()) {
            return Verification.by("");
        }
        return names(request.sender().address())
                ? Verification.by(setting)
                : Verification.refuse(RefusalCause.ADDRESS_NOT_ALLOWED);
    }
}
