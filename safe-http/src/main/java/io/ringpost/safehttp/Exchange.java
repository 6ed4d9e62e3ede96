package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import io.ringpost.safehttp.resolve.NameResolver;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call, from its URL to its single outcome. Everything runs on one Vert.x context, so nothing here is shared. */
final class Exchange {

    /** What an exchange needs from its client. */
    record Tools(HttpClient http, NameResolver names, SafeHttpOptions options, Context context) {}

    /** More addresses than this are not tried within one call. */
    private static final int MAX_ADDRESSES = 3;

    private static final int FIRST_FINAL = 200;

    private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

    private static final Set<FailureCode> NEXT_ADDRESS =
            Set.of(FailureCode.CONNECT_REFUSED, FailureCode.CONNECT_FAILED, FailureCode.CONNECT_TIMEOUT);

    private final Tools tools;
    private final SafeRequest request;
    private final Reading.Choice choice;
    private final Consumer<SafeResponse> sink;
    private final Stopwatch watch = new Stopwatch();
    private final Alarm alarm;

    private boolean over;
    private @Nullable String remote;
    private @Nullable HttpConnection connection;
    private boolean sent;
    private @Nullable Reading answer;

    Exchange(Tools tools, SafeRequest request, Reading.Choice choice, Consumer<SafeResponse> sink) {
        this.tools = tools;
        this.request = request;
        this.choice = choice;
        this.sink = sink;
        this.alarm = new Alarm(tools.context());
    }

    void start() {
        step(() -> RequestHeaders.problem(request.headers())
                .ifPresentOrElse(problem -> fail(FailureCode.BAD_HEADER, problem), this::checkUrl));
    }

    /** The caller no longer wants the outcome. */
    void abandon() {
        fail(FailureCode.CANCELLED);
    }

    private void checkUrl() {
        UrlVerdict verdict = tools.options().policy().check(request.url());
        verdict.<Runnable>match(
                        usable -> () -> lookUp(usable.target()),
                        refused -> () -> fail(refused.code(), refused.reason()))
                .run();
    }

    private void lookUp(Target target) {
        if (!request.onlyHosts().isEmpty() && !request.onlyHosts().contains(target.host())) {
            fail(FailureCode.HOST_NOT_LISTED);
            return;
        }
        watch.enter(Phase.DNS);
        arm(request.limits().head(), () -> headDeadline(target));
        InetAddress literal = target.literal();
        if (literal != null) {
            connect(target, List.of(literal));
            return;
        }
        tools.names()
                .addresses(target.host())
                .whenComplete((found, failure) -> onContext(() -> {
                    if (failure != null) {
                        fail(Diagnosis.of(failure, Phase.DNS));
                    } else {
                        vet(target, found);
                    }
                }));
    }

    /** One bad address spoils the name: otherwise its owner chooses by the order of the answers what we reach. */
    private void vet(Target target, List<InetAddress> found) {
        if (found.isEmpty()) {
            fail(FailureCode.DNS_NOT_FOUND);
        } else if (!found.stream().allMatch(tools.options().policy().guard()::allows)) {
            fail(FailureCode.FORBIDDEN_ADDRESS);
        } else {
            connect(target, found.subList(0, Math.min(found.size(), MAX_ADDRESSES)));
        }
    }

    private void connect(Target target, List<InetAddress> candidates) {
        watch.enter(Phase.CONNECT);
        InetAddress address = candidates.get(0);
        remote = address.getHostAddress();
        tools.http()
                .request(Outgoing.options(request, target, address))
                .onSuccess(this::connected)
                .onFailure(failure -> step(() -> notConnected(target, candidates, failure)));
    }

    /** A connection that stands only after the end would keep its place in the pool for ever. */
    private void connected(HttpClientRequest ready) {
        ready.exceptionHandler(reported -> {}); // the library would log it; the answer's future tells it too
        if (over) {
            Abort.now(ready.connection());
        } else {
            step(() -> write(ready));
        }
    }

    private void notConnected(Target target, List<InetAddress> candidates, Throwable failure) {
        FailureCode code = Diagnosis.of(failure, Phase.CONNECT);
        if (candidates.size() > 1 && NEXT_ADDRESS.contains(code)) {
            connect(target, candidates.subList(1, candidates.size()));
        } else {
            fail(code);
        }
    }

    private void write(HttpClientRequest ready) {
        connection = ready.connection();
        watch.enter(Phase.HEAD);
        ready.response()
                .onSuccess(response -> step(() -> head(response)))
                .onFailure(failure -> step(() -> fail(Diagnosis.of(failure, Phase.HEAD))));
        (request.body().length == 0 ? ready.end() : ready.end(Buffer.buffer(request.body())))
                .onSuccess(written -> sent = true);
    }

    private void head(HttpClientResponse response) {
        watch.enter(Phase.BODY);
        String address = remote == null ? "" : remote;
        Reading reading = choice.of(response, address, tools.context(), this::bodyEnded);
        answer = reading;
        arm(request.limits().total().minus(watch.sinceStart()), () -> bodyEnded(BodyEnd.TIMED_OUT));
        reading.read();
    }

    private void bodyEnded(BodyEnd end) {
        Reading reading = answer;
        if (!over && reading != null) {
            // Bytes of ours that still wait would be read before the next call's.
            Answered outcome = reading.outcome(end, watch.stop());
            finish(outcome, end == BodyEnd.COMPLETE && sent && !announcesTooMuch(outcome));
        }
    }

    /** A body where there is none by the status: sent all the same, it would be read as the next call's answer. */
    private static boolean announcesTooMuch(Answered answer) {
        boolean bodiless = answer.status() < FIRST_FINAL || BODILESS.contains(answer.status());
        String length = answer.headers().getOrDefault("content-length", "0");
        return bodiless && (!length.equals("0") || answer.headers().containsKey("transfer-encoding"));
    }

    private void headDeadline(Target target) {
        Duration patience = tools.options().connectTimeout();
        fail(
                switch (watch.phase()) {
                    case CHECK, DNS -> FailureCode.DNS_TIMEOUT;
                    case CONNECT ->
                        target.tls() && watch.inPhase().compareTo(patience) > 0
                                ? FailureCode.TLS_TIMEOUT // TCP alone would have been given up before
                                : FailureCode.CONNECT_TIMEOUT;
                    case HEAD, BODY -> FailureCode.TIMEOUT_HEAD;
                });
    }

    private void fail(FailureCode code) {
        fail(code, code.sentence());
    }

    private void fail(FailureCode code, String detail) {
        if (!over) {
            Phase phase = watch.phase();
            finish(new Failed(code, detail, phase, remote, watch.stop()), false);
        }
    }

    private void finish(SafeResponse outcome, boolean keepConnection) {
        over = true;
        alarm.stop();
        Reading reading = answer;
        if (reading != null) {
            reading.close();
        }
        HttpConnection used = connection;
        if (used != null && !keepConnection) {
            Abort.now(used);
        }
        sink.accept(outcome);
    }

    private void arm(Duration delay, Runnable expired) {
        alarm.set(delay, () -> step(expired));
    }

    private void onContext(Runnable next) {
        tools.context().runOnContext(ignored -> step(next));
    }

    /** A step after the end does nothing; a step that throws is the end. */
    private void step(Runnable next) {
        if (over) {
            return;
        }
        try {
            next.run();
        } catch (RuntimeException bug) {
            fail(
                    FailureCode.UNEXPECTED,
                    FailureCode.UNEXPECTED.sentence() + ": " + bug.getClass().getSimpleName());
        }
    }
}
