package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Notice;
import java.util.List;

/**
 * One message that is this replica's alone to send, for the length of the lease.
 *
 * @param channel on which channel
 * @param lease the fencing token
 * @param failures how many messages in succession could not be sent on it
 * @param notices what it says; one at least
 */
public record ClaimedNotices(Channel channel, long lease, int failures, List<Notice> notices) {
    /** Of the troubles that it tells of. */
    String[] ids() {
        return notices.stream().map(notice -> notice.trouble().id()).toArray(String[]::new);
    }
}
