package io.ringpost.ingress.provider;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import java.time.Instant;
import java.util.Optional;

/**
 * What a webhook is about, as its record's headers say it.
 *
 * @param id deterministic: the same fact has the same id
 * @param account the provider's account
 * @param type {@code ce_type}
 * @param providerId call or message id; the record's own id if the webhook names none
 * @param time when it happened
 * @param word the provider's own name for what happened, for log lines and replies
 */
public record Identity(String id, String account, String type, String providerId, Instant time, String word) {
    private static final PlainWord PLAIN_ID = PlainWord.of("[\\x21-\\x7e]", 128);
    private static final PlainWord PLAIN_ACCOUNT = PlainWord.of("[A-Za-z0-9_-]", 64);
    private static final String NO_ACCOUNT = "default";

    /**
     * What makes a webhook's fact distinct from every other.
     *
     * @param type its kind
     * @param providerId what it is about; empty if it does not say
     * @param distinction what is distinct about it among those of the same kind and thing
     */
    public record Fact(String type, Optional<String> providerId, String distinction) {}

    /** Derives the id, and puts what cannot stand in a header or key into a form that can. */
    public static Identity of(Provider provider, Optional<String> account, Fact fact, Instant time, String word) {
        Optional<String> named = fact.providerId().map(Identity::plain);
        String id = Ids.rawEvent(provider, named.orElse(""), fact.type(), fact.distinction());
        String sender = account.filter(PLAIN_ACCOUNT::matches).orElse(NO_ACCOUNT);
        return new Identity(id, sender, fact.type(), named.orElse(id), time, word);
    }

    private static String plain(String id) {
        return PLAIN_ID.matches(id) ? id : Ids.hash("provider-id", id);
    }
}
