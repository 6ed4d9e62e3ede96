package io.ringpost.sms.guard;

import java.util.Set;

/**
 * What an installation says about automatic replies.
 *
 * @param region the country of numbers that do not tell theirs
 * @param ownNumbers our own numbers, which are never answered
 * @param repliesPerHour at most so many automatic replies to a sender within an hour; twice as many where one is owed
 */
public record ReplyRules(String region, Set<String> ownNumbers, int repliesPerHour) {
    /** The limit when nobody says. */
    public static final int REPLIES_PER_HOUR = 5;

    public ReplyRules {
        ownNumbers = Set.copyOf(ownNumbers);
    }
}
