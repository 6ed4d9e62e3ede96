package io.ringpost.ingress.provider;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxies whose {@code X-Forwarded-*} headers are believed, {@code RINGPOST_TRUSTED_PROXIES}. */
@Singleton
public class TrustedProxies {
    private static final String SETTING = "RINGPOST_TRUSTED_PROXIES";

    private final AddressList proxies;

    @Inject
    TrustedProxies(@ConfigProperty(name = SETTING) Optional<List<String>> proxies) {
        this(proxies.orElse(List.of()));
    }

    /** Takes addresses and networks. */
    public TrustedProxies(List<String> proxies) {
        try {
            this.proxies = new AddressList(proxies);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SETTING + ": " + e.getMessage(), e);
        }
    }

    /** Whether no proxy is trusted. */
    public boolean isEmpty() {
        return proxies.isEmpty();
    }

    /** Who sent a request: the right-most address of {@code X-Forwarded-For} that no trusted proxy has. */
    public WebhookRequest.Sender sender(InetAddress peer, RequestHeaders headers) {
        if (!proxies.contains(peer)) {
            return new WebhookRequest.Sender(peer, false);
        }
        String[] hops = String.join(",", headers.all("x-forwarded-for")).split(",", -1);
        InetAddress client = peer;
        for (int i = hops.length - 1; i >= 0 && proxies.contains(client); i--) {
            Optional<InetAddress> hop = AddressLiteral.read(hops[i]);
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
        }
        return new WebhookRequest.Sender(client, true);
    }
}
