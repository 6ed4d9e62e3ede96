package io.ringpost.outbound.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.outbound.store.EndpointStats.AttemptFigures;
import io.ringpost.outbound.store.EndpointStats.Backlog;
import io.ringpost.outbound.store.EndpointStats.DeliveryFigures;
import io.ringpost.outbound.store.EndpointStats.Figures;
import io.ringpost.outbound.store.EndpointStats.PlaceFigures;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint fares.
 *
 * @param window the span of time until now that attempts and deliveries are counted in
 * @param attempts POSTs that began in it
 * @param attemptSuccessRate accepted ones among those accepted and failed, from 0 to 1; absent without any
 * @param deliveries those planned in it
 * @param deliverySuccessRate arrived ones among those arrived, failed and expired, from 0 to 1; absent without any
 * @param backlog what waits now
 * @param places how many may be under way at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatsView(
        String window,
        AttemptFigures attempts,
        @Nullable Double attemptSuccessRate,
        DeliveryFigures deliveries,
        @Nullable Double deliverySuccessRate,
        Backlog backlog,
        PlaceFigures places) {
    static StatsView of(String window, Figures figures) {
        AttemptFigures attempts = figures.attempts();
        DeliveryFigures deliveries = figures.deliveries();
        return new StatsView(
                window,
                attempts,
                rate(attempts.delivered(), attempts.failed()),
                deliveries,
                rate(deliveries.delivered(), deliveries.failed() + deliveries.expired()),
                figures.backlog(),
                figures.places());
    }

    private static @Nullable Double rate(long good, long bad) {
        return good + bad == 0 ? null : (double) good / (good + bad);
    }
}
