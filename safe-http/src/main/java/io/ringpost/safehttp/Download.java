package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;

/** One download over all its redirects, within one deadline. */
final class Download {

    private static final int MOST_REDIRECTS = 3;

    private final SafeDownload download;
    private final Function<SafeRequest, Uni<SafeResponse>> call;
    private final Redirects redirects;
    private final long start = System.nanoTime();

    Download(SafeDownload download, Function<SafeRequest, Uni<SafeResponse>> call) {
        this.download = download;
        this.call = call;
        this.redirects = new Redirects(download.followTo());
    }

    Uni<SafeResponse> run() {
        return hop(download.request(), MOST_REDIRECTS);
    }

    private Uni<SafeResponse> hop(SafeRequest request, int left) {
        return call.apply(request)
                .flatMap(outcome -> outcome.<Uni<SafeResponse>>match(
                        answer -> follow(request, answer, left),
                        failed -> Uni.createFrom().item(failed)));
    }

    private Uni<SafeResponse> follow(SafeRequest request, Answered answer, int left) {
        if (left == 0) {
            return Uni.createFrom().item(answer);
        }
        return redirects
                .next(request, answer, remaining())
                .map(next -> hop(next, left - 1))
                .orElseGet(() -> Uni.createFrom().item(answer));
    }

    private Limits remaining() {
        Limits all = download.request().limits();
        Duration total = all.total().minusNanos(System.nanoTime() - start);
        Duration some = total.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : total;
        return new Limits(all.head().compareTo(some) < 0 ? all.head() : some, some, all.bodyBytes());
    }
}
