package io.ringpost.ingress.provider;

import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Guards the routes of a provider that signs nothing: by a secret in the address, by known addresses, or by both; each
 * that is configured must agree.
 */
public final class TokenGuard {
    private final Secrets tokens;
    private final String tokenSetting;
    private final AddressGate addresses;
    private final TokenHint hint;

    /** Guards by the given secrets and addresses, either of which may be empty; retired secrets prove nothing. */
    public TokenGuard(String tokenSetting, List<String> tokens, List<String> retired, AddressGate addresses) {
        this.tokens = new Secrets(tokens);
        this.hint = new TokenHint(tokenSetting, this.tokens, new Secrets(retired));
        this.tokenSetting = tokenSetting;
        this.addresses = addresses;
    }

    /** What keeps the routes closed: neither is configured. */
    public Optional<String> closedBy() {
        return tokens.isEmpty() && addresses.isEmpty()
                ? Optional.of(tokenSetting + " (or " + addresses.setting() + ") is not set")
                : Optional.empty();
    }

    /** That addresses alone guard, which anybody who shares them passes. */
    public List<String> warnings() {
        return tokens.isEmpty() && !addresses.isEmpty()
                ? List.of("guarded by " + addresses.setting() + " alone; set " + tokenSetting + " as well")
                : List.of();
    }

    /** Compares the secrets that the request carries, and its sender. */
    public Verification check(WebhookRequest request, List<String> presented) {
        if (tokens.isEmpty()) {
            return addresses.check(request);
        }
        return token(presented).and(() -> addresses.check(request));
    }

    /** What an operator may do about a request that was refused. */
    public Optional<String> explain(WebhookRequest request, List<String> presented, RefusalCause cause) {
        return switch (cause) {
            case TOKEN_MISSING -> hint.missing(request);
            case TOKEN_WRONG -> hint.wrong(request, presented);
            case ADDRESS_NOT_ALLOWED -> Optional.of(addresses.hint(request));
            default -> Optional.empty();
        };
    }

    private Verification token(List<String> presented) {
        if (presented.isEmpty()) {
            return Verification.refuse(RefusalCause.TOKEN_MISSING);
        }
        return presented.stream()
                .map(tokens::find)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .map(position -> Verification.by(tokenSetting + "#" + position.getAsInt()))
                .orElse(Verification.refuse(RefusalCause.TOKEN_WRONG));
    }
}
