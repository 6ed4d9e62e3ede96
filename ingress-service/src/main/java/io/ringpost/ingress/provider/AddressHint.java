package io.ringpost.ingress.provider;

import io.ringpost.contract.refusal.RemoteNetwork;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says at which hop an address was lost that would have been allowed. */
final class AddressHint {
    private static final String FORWARDED = "X-Forwarded-For";

    private AddressHint() {}

    static String of(WebhookRequest request, AddressGate allowed) {
        String sender = RemoteNetwork.of(request.sender().address());
        List<Optional<InetAddress>> hops = hops(request);
        int known = lastAllowed(hops, allowed);
        if (known == 0) {
            return notNamed(request, sender, allowed, hops.size());
        }
        String hop = "hop " + known + " of " + hops.size() + " in " + FORWARDED + " is in " + allowed.setting();
        return request.sender().throughTrustedProxy()
                ? sender + " is taken for the sender because it is no trusted proxy, and " + hop + ": if " + sender
                        + " is a proxy of yours, add it to RINGPOST_TRUSTED_PROXIES."
                : "The connection comes from " + sender + ", which RINGPOST_TRUSTED_PROXIES does not name, and " + hop
                        + ": if " + sender + " is your proxy, name it there. Anybody can write that header.";
    }

    private static String notNamed(WebhookRequest request, String sender, AddressGate allowed, int hops) {
        String notNamed = sender + " is not in " + allowed.setting();
        if (request.sender().throughTrustedProxy()) {
            return notNamed
                    + (hops == 0
                            ? ": a trusted proxy sends no " + FORWARDED + "."
                            : ", and no hop of " + hops + " in " + FORWARDED + " is.");
        }
        InetAddress address = request.sender().address();
        return address.isSiteLocalAddress() || address.isLoopbackAddress()
                ? notNamed
                        + ": it is a private address, such as a proxy has; name your proxy in RINGPOST_TRUSTED_PROXIES."
                : notNamed + ": the provider may have new addresses, or it is somebody else.";
    }

    /** Counted from one, as the header is written; zero if none is. */
    private static int lastAllowed(List<Optional<InetAddress>> hops, AddressGate allowed) {
        for (int i = hops.size(); i > 0; i--) {
            if (hops.get(i - 1).filter(allowed::names).isPresent()) {
                return i;
            }
        }
        return 0;
    }

    private static List<Optional<InetAddress>> hops(WebhookRequest request) {
        List<Optional<InetAddress>> hops = new ArrayList<>();
        request.headers().all(FORWARDED).forEach(line -> Arrays.stream(line.split(",", -1))
                .map(AddressLiteral::read)
                .forEach(hops::add));
        return hops;
    }
}
