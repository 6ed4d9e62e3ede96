package io.ringpost.local.simulate;

import java.util.List;

/**
 * Everything that is posted about one call or message, in the order in which the providers send it.
 *
 * @param name what happens in it
 * @param requests each may be sent again, and in any order, without changing the outcome
 */
public record Lifecycle(String name, List<ProviderRequest> requests) {}
