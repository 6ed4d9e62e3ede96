package io.ringpost.sms.send;

import io.ringpost.sms.store.DueTexts;
import io.ringpost.sms.store.DueTexts.Lost;
import io.ringpost.sms.store.SentTexts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives up texts whose sender died: nobody knows whether they were sent, and they are not sent again. */
@Singleton
public class LostTexts {
    private static final int AT_ONCE = 50;

    private final DueTexts due;
    private final SentTexts sent;
    private final SendWatch watch;
    private final Clock clock;

    LostTexts(DueTexts due, SentTexts sent, SendWatch watch, Clock clock) {
        this.due = due;
        this.sent = sent;
        this.watch = watch;
        this.clock = clock;
    }

    /** Gives up those whose lease has run out. */
    Uni<Void> giveUp() {
        return due.lost(AT_ONCE)
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(this::giveUp)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> giveUp(Lost lost) {
        return sent.giveUp(lost, clock.instant()).map(moved -> !moved.isEmpty()).invoke(unknown -> {
            if (unknown) {
                watch.lost(lost);
            }
        });
    }
}
