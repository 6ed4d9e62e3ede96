package io.ringpost.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Deterministic ids: every service computes the same id for the same fact, alone.
 *
 * <p>An id is the first 128 bits of SHA-256 over its length-prefixed parts, as 32 lower-case hex digits.
 * The first part names the kind of id, so that no two kinds collide.
 */
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    /** The id of a raw webhook: provider, its id for the thing, the kind, and what makes the fact distinct. */
    public static String rawEvent(Provider provider, String providerId, String kind, String distinction) {
        return hash("raw", provider.id(), providerId, kind, distinction);
    }

    /** The id of a leg, and of every call that has this leg as its first. */
    public static String leg(Provider provider, String providerCallId) {
        return hash("leg", provider.id(), providerCallId);
    }

    /** The id of a recording. */
    public static String recording(Provider provider, String providerRecordingId) {
        return hash("recording", provider.id(), providerRecordingId);
    }

    /** The id of a text message. */
    public static String message(Provider provider, String providerMessageId) {
        return hash("message", provider.id(), providerMessageId);
    }

    /** The id of a conversation between two numbers, each in its canonical form. */
    public static String conversation(String ownNumber, String number) {
        return hash("conversation", ownNumber, number);
    }

    /** The id of an event that Ringpost makes: its type, the thing it is about, and what makes it distinct. */
    public static String event(String type, String subject, String distinction) {
        return hash("event", type, subject, distinction);
    }

    /** The id of a CRM event, from the name it was given. */
    public static String crmEvent(String name) {
        return hash("crm", name);
    }

    /** The id of the delivery of one event to one endpoint. */
    public static String delivery(String eventId, String endpointId) {
        return hash("delivery", eventId, endpointId);
    }

    /** Hashes the given parts; a part's length is hashed too, so that no two lists of parts are alike. */
    public static String hash(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
