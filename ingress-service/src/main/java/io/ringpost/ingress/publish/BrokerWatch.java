package io.ringpost.ingress.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka for every topic before the first webhook does, and again while one is in doubt; the start waits for neither. */
@ApplicationScoped
public class BrokerWatch {
    private static final WideLog LOG = WideLog.of(BrokerWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Who was there a moment ago answers fast; until it is certain that he is gone, senders wait. */
    private static final Duration PATIENCE_IN_DOUBT = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "broker-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final KafkaConnection connection;
    private final PublishSettings settings;
    private final Publisher publisher;
    private final BrokerState state;
    private final String prefix;
    private String said = "";

    @Inject
    BrokerWatch(KafkaConnection connection, PublishSettings settings, Publisher publisher, BrokerState state) {
        this.connection = connection;
        this.settings = settings;
        this.publisher = publisher;
        this.state = state;
        this.prefix = settings.topicPrefix().orElse("");
    }

    void start(@Observes StartupEvent event) {
        state.whenInDoubt(this::lookNow);
        var unused = timer.scheduleWithFixedDelay(
                this::look, 0, settings.probeEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void lookNow() {
        if (!timer.isShutdown()) {
            timer.execute(this::look);
        }
    }

    /** Looks only if there is something to find out; must not throw, or it would be the last look. */
    private void look() {
        if (state.takesRecords() && !state.partly()) {
            return;
        }
        Duration patience = state.wasThere() ? PATIENCE_IN_DOUBT : PATIENCE;
        try {
            ask(patience);
        } catch (ExecutionException | TimeoutException | RuntimeException | Error e) {
            state.lost();
            say(
                    "broker-away",
                    "Kafka does not answer; until it does, webhooks are spooled, or refused with 503",
                    nameOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Duration patience) throws ExecutionException, TimeoutException, InterruptedException {
        Admin admin = Admin.create(adminProperties(patience));
        try {
            found(
                    admin.describeTopics(BrokerState.TOPICS.stream()
                                    .map(topic -> topic.name(prefix))
                                    .toList())
                            .topicNameValues(),
                    patience);
        } finally {
            // Kafka: a close without a time may wait for ever once the brokers are gone, and nobody would look again.
            admin.close(Duration.ZERO);
        }
    }

    private void found(Map<String, KafkaFuture<TopicDescription>> answers, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<Topic> found = new ArrayList<>();
        List<Topic> leaderless = new ArrayList<>();
        for (Topic topic : BrokerState.TOPICS) {
            try {
                TopicDescription description = Objects.requireNonNull(answers.get(topic.name(prefix)))
                        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
                found.add(topic);
                if (isLeaderless(description)) {
                    leaderless.add(topic);
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        publisher.warm(found);
        state.reached(found, leaderless);
        report(found.size() < BrokerState.TOPICS.size(), leaderless.size());
    }

    private void report(boolean lacking, int leaderless) {
        if (lacking) {
            say("topics-missing", "Kafka lacks a topic; what belongs there is spooled, or refused with 503", "");
        } else if (leaderless > 0) {
            say("topics-leaderless", "Nobody leads a topic; what belongs there is spooled, or refused with 503", "");
        } else if (!said.equals("broker-reached")) {
            said = "broker-reached";
            LOG.event(said).number("topics", BrokerState.TOPICS.size()).info("Kafka takes records");
        }
    }

    private void say(String event, String sentence, String error) {
        if (!said.equals(event)) {
            said = event;
            LOG.event(event).word("error", error).warn(sentence);
        }
    }

    /** A topic of which only some partitions are led still takes the records of the others. */
    static boolean isLeaderless(TopicDescription topic) {
        return topic.partitions().stream()
                .noneMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }

    private static String nameOf(Throwable e) {
        return (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName();
    }

    private Map<String, Object> adminProperties(Duration patience) {
        Map<String, Object> properties = connection.properties();
        int millis = Math.toIntExact(patience.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "ringpost-ingress-watch");
        return properties;
    }
}
