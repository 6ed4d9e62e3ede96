package io.ringpost.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One page on its way to the broker: what is answered in time, and what is still to come. */
final class Sending {
    private final List<OutboxRow> rows;
    private final List<CompletableFuture<SendResult>> answers;
    private final Exception unanswered = new TimeoutException("not answered yet");

    private Sending(List<OutboxRow> rows, List<CompletableFuture<SendResult>> answers) {
        this.rows = rows;
        this.answers = answers;
    }

    /**
     * How it stands when time is up.
     *
     * @param inTime what is known
     * @param onTheWay rows of keys with a row that is not answered yet
     * @param late the answers for these, once all are there
     */
    record Standing(RelayRound inTime, List<OutboxRow> onTheWay, CompletableFuture<RelayRound> late) {}

    /** Sends all rows in their order. */
    static Sending of(List<OutboxRow> rows, Function<OutboxRow, Uni<SendResult>> send) {
        return new Sending(
                rows,
                rows.stream()
                        .map(row -> send.apply(row).subscribeAsCompletionStage())
                        .toList());
    }

    /** How it stands when all is answered, or the given time is over. */
    Uni<Standing> within(Duration time) {
        return Uni.createFrom()
                .completionStage(all(answers))
                .ifNoItem()
                .after(time)
                .recoverWithUni(() -> Uni.createFrom().voidItem())
                .map(over -> standing());
    }

    private Standing standing() {
        List<SendResult> known = IntStream.range(0, rows.size())
                .mapToObj(i -> answers.get(i).getNow(new SendResult(rows.get(i), unanswered)))
                .toList();
        Set<String> open = known.stream()
                .filter(result -> result.failure() == unanswered)
                .map(result -> result.row().lane())
                .collect(Collectors.toSet());
        RelayRound round = RelayRound.of(known);
        Set<OutboxRow> onTheWay = round.waiting().stream()
                .filter(row -> open.contains(row.lane()))
                .collect(Collectors.toSet());
        List<CompletableFuture<SendResult>> toCome = IntStream.range(0, rows.size())
                .filter(i -> onTheWay.contains(rows.get(i)))
                .mapToObj(answers::get)
                .toList();
        return new Standing(
                round.without(onTheWay),
                List.copyOf(onTheWay),
                all(toCome)
                        .thenApply(done -> RelayRound.of(
                                toCome.stream().map(CompletableFuture::join).toList())));
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<SendResult>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
