package io.ringpost.benchmarks.load;

import io.ringpost.local.simulate.ProviderRequest;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests signed and laid out as bytes before the clock runs, so that the generator costs little. */
public final class PreparedRequests {
    private final List<Buffer> requests;
    private final AtomicInteger next = new AtomicInteger();

    private PreparedRequests(List<Buffer> requests) {
        this.requests = requests;
    }

    /** So many requests, for a host as it stands in the Host header. */
    public static PreparedRequests of(int count, String host, Supplier<ProviderRequest> source) {
        return new PreparedRequests(Stream.generate(source)
                .limit(count)
                .map(one -> bytes(one, host))
                .toList());
    }

    Buffer next() {
        return requests.get(Math.floorMod(next.getAndIncrement(), requests.size()));
    }

    /** The mean size on the wire. */
    public long meanBytes() {
        return Math.round(requests.stream().mapToInt(Buffer::length).average().orElse(0));
    }

    private static Buffer bytes(ProviderRequest request, String host) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(request.body().length).append("\r\n\r\n");
        return Buffer.buffer(head.toString()).appendBytes(request.body());
    }
}
