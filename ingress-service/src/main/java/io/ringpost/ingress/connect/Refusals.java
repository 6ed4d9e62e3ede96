package io.ringpost.ingress.connect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.ringpost.contract.refusal.Refusal;
import io.ringpost.ingress.refuse.RefusalCause;
import io.ringpost.ingress.refuse.RefusalDesk;
import io.ringpost.ingress.refuse.RefusalStyle;
import io.ringpost.ingress.refuse.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** Words the refusal of what never became a request, and takes it down like every other. */
@ApplicationScoped
public class Refusals {
    private static final String UNKNOWN = "none";

    private final RefusalDesk desk;

    @Inject
    Refusals(RefusalDesk desk) {
        this.desk = desk;
    }

    /** The whole answer; the connection ends with it. */
    ByteBuf answer(Channel channel, RefusalCause found, int headers) {
        RefusalCause told = desk.refuse(
                new RefusedRequest(UNKNOWN, UNKNOWN, UNKNOWN, address(channel), new Refusal.Sizes(0, 0, headers)),
                found);
        String body = RefusalStyle.JSON.body(told);
        String retry = told.passing() ? "Retry-After: 60\r\n" : "";
        return ByteBufUtil.writeUtf8(
                channel.alloc(),
                "HTTP/1.1 " + told.status() + " Refused\r\nContent-Type: application/json\r\n" + retry
                        + "Connection: close\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n" + body);
    }

    private static InetAddress address(Channel channel) {
        SocketAddress remote = channel.remoteAddress();
        return remote instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
