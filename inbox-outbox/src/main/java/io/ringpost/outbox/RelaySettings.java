package io.ringpost.outbox;

import java.time.Duration;

/**
 * How the relay works and what it keeps.
 *
 * @param topicPrefix what stands before every topic's name on this broker
 * @param lease how long a relay may be silent before another takes over
 * @param page how many rows are published at once
 * @param keep how long published rows stay for readers that resume
 * @param keepRows how many published rows stay at most
 * @param keepInbox how long applied ids are remembered; longer than a broker shows a dead letter, which it deletes with its
 *     whole segment
 * @param rest how long it rests after each turn, so that there is more for the next; zero where readers want each at once
 */
public record RelaySettings(
        String topicPrefix, Duration lease, int page, Duration keep, long keepRows, Duration keepInbox, Duration rest) {

    private static final Duration MARGIN = Duration.ofDays(1);

    /** What services use unless they are told otherwise. */
    public static RelaySettings usual(String topicPrefix, Duration keep, long keepRows) {
        return new RelaySettings(
                topicPrefix, Duration.ofSeconds(10), 500, keep, keepRows, Duration.ofDays(45), Duration.ZERO);
    }

    /** The same with a rest. */
    public RelaySettings resting(Duration time) {
        return new RelaySettings(topicPrefix, lease, page, keep, keepRows, keepInbox, time);
    }

    /** For how long after its parking a letter is given back: whether it was, or had its effect, is surely remembered. */
    public Duration giveBack() {
        return keepInbox.minus(MARGIN);
    }
}
