package io.ringpost.inbox;

/**
 * What a consumer is told by its surroundings.
 *
 * @param topicPrefix what stands before every topic's name on this broker
 * @param patience how it waits
 */
public record BatchSettings(String topicPrefix, Patience patience) {}
