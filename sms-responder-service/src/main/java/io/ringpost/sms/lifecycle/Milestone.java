package io.ringpost.sms.lifecycle;

import io.ringpost.contract.sms.MessageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is told of a text of ours, each once. */
public enum Milestone {
    SENT,
    DELIVERED,
    FAILED;

    private static final Set<MessageStatus> LEFT =
            Set.of(MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.UNDELIVERED);
    private static final Set<MessageStatus> LOST = Set.of(MessageStatus.FAILED, MessageStatus.UNDELIVERED);

    /** What a step from one status to another reaches, in the order in which it is to be told. */
    public static List<Milestone> reached(MessageStatus before, MessageStatus now) {
        List<Milestone> reached = new ArrayList<>();
        if (LEFT.contains(now) && !LEFT.contains(before)) {
            reached.add(SENT);
        }
        if (now == MessageStatus.DELIVERED && before != now) {
            reached.add(DELIVERED);
        }
        if (LOST.contains(now) && !LOST.contains(before)) {
            reached.add(FAILED);
        }
        return reached;
    }
}
