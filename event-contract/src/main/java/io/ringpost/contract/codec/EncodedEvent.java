package io.ringpost.contract.codec;

import io.ringpost.contract.Topic;
import java.util.Map;

/**
 * An event as a Kafka record.
 *
 * @param topic where it goes, without prefix
 * @param key its key
 * @param headers CloudEvents headers, binary mode
 * @param value UTF-8 JSON
 */
public record EncodedEvent(Topic topic, String key, Map<String, String> headers, byte[] value) {}
