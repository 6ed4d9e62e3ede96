package io.ringpost.local.play;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mood for a number of requests, or for ever; what comes after is answered normally. */
final class Rule {
    private static final Mood NORMAL = new Mood.Normal();

    private final Mood mood;
    private final int times;
    private final boolean each;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

    /**
     * A rule.
     *
     * @param times for how many requests, 0 for all
     * @param each whether the requests about each subject are counted by themselves
     */
    Rule(Mood mood, int times, boolean each) {
        this.mood = mood;
        this.times = times;
        this.each = each;
    }

    Mood next(String subject) {
        int number = seen.computeIfAbsent(each ? subject : "", s -> new AtomicInteger())
                .incrementAndGet();
        return times == 0 || number <= times ? mood : NORMAL;
    }
}
