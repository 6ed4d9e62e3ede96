package io.ringpost.ingress.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Asks Kafka for every topic before the first webhook does, and asks again while it is away; the start waits for neither. */
@ApplicationScoped
public class BrokerWatch {
    private static final WideLog LOG = WideLog.of(BrokerWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "broker-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final KafkaConnection connection;
    private final PublishSettings settings;
    private final Publisher publisher;
    private final BrokerState state;
    private final List<String> topics;
    private boolean saidAway;

    @Inject
    BrokerWatch(KafkaConnection connection, PublishSettings settings, Publisher publisher, BrokerState state) {
        this.connection = connection;
        this.settings = settings;
        this.publisher = publisher;
        this.state = state;
        this.topics = Topology.topics().stream()
                .filter(topic -> topic.producers().contains(Service.INGRESS))
                .map(topic -> topic.name(settings.topicPrefix().orElse("")))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        var unused = timer.scheduleWithFixedDelay(
                this::look, 0, settings.probeEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Looks only if there is something to find out; must not throw, or it would be the last look. */
    private void look() {
        if (state.takesRecords()) {
            return;
        }
        try (Admin admin = Admin.create(adminProperties())) {
            var unused = admin.describeTopics(topics).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            publisher.warm(topics);
            state.warmed();
            state.back();
            saidAway = false;
            LOG.event("broker-reached").number("topics", topics.size()).info("Kafka takes records");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            sayAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayAway(Exception e) {
        if (!saidAway) {
            saidAway = true;
            LOG.event("broker-away")
                    .word(
                            "error",
                            (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName())
                    .warn("Kafka does not answer, or lacks a topic; webhooks are refused with 503 until it does");
        }
    }

    private Map<String, Object> adminProperties() {
        Map<String, Object> properties = connection.properties();
        int patience = Math.toIntExact(PATIENCE.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "ringpost-ingress-watch");
        return properties;
    }
}
