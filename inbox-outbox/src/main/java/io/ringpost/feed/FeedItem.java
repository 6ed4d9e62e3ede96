package io.ringpost.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One published event as live readers get it.
 *
 * @param seq its number: gapless, and the same on every replica
 * @param topic its topic's name without prefix
 * @param key its key
 * @param headers its headers
 * @param value its bytes, null for a tombstone
 */
public record FeedItem(long seq, String topic, String key, Map<String, String> headers, byte @Nullable [] value) {}
