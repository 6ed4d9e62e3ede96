package io.ringpost.deadletter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The topics that this service's channels read, and their dead letter topics. */
@Singleton
public final class DeadLetterTopics {
    private static final Pattern CHANNEL = Pattern.compile("mp\\.messaging\\.incoming\\..+\\.topics?");

    private final String prefix;
    private final Set<String> consumed;

    @Inject
    DeadLetterTopics(Config config) {
        this(
                config.getOptionalValue("RINGPOST_TOPIC_PREFIX", String.class).orElse(""),
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .filter(name -> CHANNEL.matcher(name).matches())
                        .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                        .flatMap(list -> Stream.of(list.split(",", -1)))
                        .map(String::strip)
                        .filter(topic -> !topic.isEmpty())
                        .toList());
    }

    /**
     * Topics by name.
     *
     * @param prefix what stands before every topic's name on this broker
     */
    public DeadLetterTopics(String prefix, List<String> consumed) {
        this.prefix = prefix;
        this.consumed = new TreeSet<>(consumed);
    }

    /** The dead letter topics, in the order of their names. */
    public List<String> all() {
        return consumed.stream().map(topic -> topic + DeadLetters.SUFFIX).toList();
    }

    /** The dead letter topic of a topic. */
    public List<String> of(String topic) {
        return List.of(topic + DeadLetters.SUFFIX);
    }

    /** A topic that an operator names with or without prefix, as the broker names it; empty if it is not read here. */
    public Optional<String> named(String topic) {
        return Stream.of(topic, prefix + topic).filter(consumed::contains).findFirst();
    }

    /** A topic's name as the documents have it. */
    public String bare(String topic) {
        return topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic;
    }
}
