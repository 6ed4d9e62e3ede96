package io.ringpost.ingress.refuse;

import io.ringpost.contract.refusal.Refusal;
import java.net.InetAddress;

/**
 * A request that is being refused, as far as its refusal may tell of it.
 *
 * @param provider whose route it is: a provider's id, {@code crm} or {@code none}
 * @param route the route's template
 * @param method HTTP method
 * @param client who sent it
 * @param sizes how large it is
 */
public record RefusedRequest(String provider, String route, String method, InetAddress client, Refusal.Sizes sizes) {}
