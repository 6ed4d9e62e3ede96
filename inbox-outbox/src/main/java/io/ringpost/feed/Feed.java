package io.ringpost.feed;

import io.ringpost.outbox.OutboxSignal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The service's published events, for readers that follow live and resume by number on any replica.
 *
 * <p>One reader of the database per replica feeds a window in memory, from which every follower takes at its own pace. Who
 * falls out of the window reads pages, one follower at a time; nothing is queued for anybody.
 */
@Singleton
public class Feed {
    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final int WINDOW_ITEMS = 2_000;
    private static final long WINDOW_BYTES = 8L * 1024 * 1024;

    private final FeedReader reader;
    private final FeedWindow window;
    private final Turnstile pages = new Turnstile();
    private final List<Waiter> waiters = new ArrayList<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private boolean reading;
    private boolean readAgain;

    @Inject
    public Feed(Pool pool, OutboxSignal signal) {
        this(pool, signal, new FeedWindow(WINDOW_ITEMS, WINDOW_BYTES));
    }

    Feed(Pool pool, OutboxSignal signal, FeedWindow window) {
        this.reader = new FeedReader(pool);
        this.window = window;
        signal.listen(this::refresh);
    }

    private record Waiter(long afterSeq, Runnable wake) {}

    /** The last number given so far. */
    public Uni<Long> latestSeq() {
        return reader.bounds().map(FeedReader.Bounds::latest);
    }

    /** All items after the given number whose topic (without prefix) is wanted, and then every new one. */
    public Uni<FeedAnswer> from(long afterSeq, Predicate<String> topic) {
        return reader.bounds().map(bounds -> {
            if (afterSeq < bounds.purged() || afterSeq > bounds.latest()) {
                return new FeedAnswer.Gone(bounds.purged() + 1, bounds.latest());
            }
            synchronized (this) {
                window.catchUp(bounds.purged(), bounds.latest());
            }
            return new FeedAnswer.Live(follow(afterSeq, topic));
        });
    }

    private Multi<FeedItem> follow(long afterSeq, Predicate<String> topic) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(afterSeq), cursor -> next(cursor.get())
                        .invoke(items -> cursor.set(items.get(items.size() - 1).seq())))
                .indefinitely()
                .onItem()
                .<FeedItem>disjoint()
                .select()
                .where(item -> topic.test(item.topic()));
    }

    /** At least one item after the given number, as soon as there is one. */
    private Uni<List<FeedItem>> next(long afterSeq) {
        return Uni.createFrom().deferred(() -> {
            synchronized (this) {
                if (!window.covers(afterSeq)) {
                    return pages.pass(() -> reader.after(afterSeq)).invoke(page -> complain(page, afterSeq));
                }
                List<FeedItem> items = window.after(afterSeq, FeedReader.PAGE);
                if (!items.isEmpty()) {
                    return Uni.createFrom().item(items);
                }
            }
            return arrival(afterSeq).chain(() -> next(afterSeq));
        });
    }

    private static void complain(List<FeedItem> page, long afterSeq) {
        if (page.isEmpty()) {
            throw new FeedGone(afterSeq);
        }
    }

    private Uni<Void> arrival(long afterSeq) {
        return Uni.createFrom().emitter(emitter -> {
            Waiter waiter = new Waiter(afterSeq, () -> emitter.complete(null));
            emitter.onTermination(() -> remove(waiter));
            synchronized (this) {
                waiters.add(waiter);
            }
            refresh();
        });
    }

    private synchronized void remove(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** Reads what is new, if anybody waits for it; one read at a time. */
    private void refresh() {
        long head;
        synchronized (this) {
            if (reading || waiters.isEmpty()) {
                readAgain = reading;
                return;
            }
            reading = true;
            readAgain = false;
            head = window.head();
        }
        reader.after(head)
                .onFailure(FeedGone.class)
                .recoverWithUni(() -> reader.bounds().map(this::overtaken))
                .subscribe()
                .with(this::arrived, this::failed);
    }

    /** Lets those who wait find out by a page of their own. */
    private List<FeedItem> overtaken(FeedReader.Bounds bounds) {
        synchronized (this) {
            window.catchUp(bounds.purged(), bounds.latest());
        }
        return List.of();
    }

    private void arrived(List<FeedItem> page) {
        failing.set(false);
        List<Waiter> ready;
        boolean again;
        synchronized (this) {
            window.append(page);
            ready = waiters.stream()
                    .filter(waiter -> waiter.afterSeq() < window.head())
                    .toList();
            waiters.removeAll(ready);
            reading = false;
            again = readAgain || !page.isEmpty();
        }
        ready.forEach(waiter -> waiter.wake().run());
        if (again) {
            refresh();
        }
    }

    /** The next tick reads again; readers lose nothing. */
    private void failed(Throwable failure) {
        synchronized (this) {
            reading = false;
        }
        if (!failing.getAndSet(true)) {
            LOG.warnf("feed not read, tried again every second cause=%s", failure);
        }
    }
}
