package io.ringpost.safehttp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends a connection at once: what is unsent is dropped, here and in the kernel, and the other side sees a reset. */
final class Abort {

    private Abort() {}

    /**
     * The library's own close waits until everything is written, which a receiver that never reads prevents for ever;
     * TLS would wait too, for its farewell to be written.
     */
    static void now(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        channel.eventLoop().execute(() -> now(channel));
    }

    /** On the channel's own thread. */
    static void now(Channel channel) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } finally {
            var unused = channel.pipeline().firstContext().close();
        }
    }
}
