package io.ringpost.ingress.connect;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.ringpost.api.log.WideLog;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/**
 * Stands at the listening socket and gives every new connection its watch. Neither Quarkus nor Vert.x has a time limit for
 * a head, and both count connections only to turn new ones away.
 */
@ApplicationScoped
public class ConnectionGuard {
    private static final WideLog LOG = WideLog.of(ConnectionGuard.class);

    private final Vertx vertx;
    private final ConnectSettings settings;
    private final Crowd crowd;
    private final Refusals refusals;
    private final TimeLimits limits;

    @Inject
    ConnectionGuard(Vertx vertx, ConnectSettings settings, Crowd crowd, Refusals refusals, TimeLimits limits) {
        this.vertx = vertx;
        this.settings = settings;
        this.crowd = crowd;
        this.refusals = refusals;
        this.limits = limits;
    }

    void start(@ObservesAsync HttpServerStart started) {
        for (EventExecutor executor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            SingleThreadEventLoop loop = (SingleThreadEventLoop) executor;
            loop.execute(() -> loop.registeredChannelsIterator().forEachRemaining(channel -> {
                if (channel instanceof ServerChannel && channel.pipeline().get(AtTheDoor.class) == null) {
                    channel.pipeline()
                            .addFirst(new AtTheDoor(
                                    started.options(), new Admission(channel, crowd::isFull, crowd::countHeldTurn)));
                    LOG.event("connections-guarded")
                            .number("most", settings.most())
                            .info("Connections are guarded");
                }
            }));
        }
    }

    /** Sees each connection that was accepted, before anybody has set it up. */
    private final class AtTheDoor extends ChannelInboundHandlerAdapter {
        private final HttpServerOptions options;
        private final Admission admission;

        AtTheDoor(HttpServerOptions options, Admission admission) {
            this.options = options;
            this.admission = admission;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object accepted) {
            ((Channel) accepted).pipeline().addFirst(new Welcome(options));
            ctx.fireChannelRead(accepted);
            admission.pass();
        }
    }

    /** Takes its place as soon as the connection is set up; over TLS there are no plain heads to watch. */
    private final class Welcome extends ChannelInboundHandlerAdapter {
        private final HttpServerOptions options;

        Welcome(HttpServerOptions options) {
            this.options = options;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ChannelPipeline pipeline = ctx.pipeline();
            ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
            if (decoder != null) {
                Connection connection = new Connection(settings, crowd, refusals, limits, ctx.channel());
                pipeline.addBefore(decoder.name(), "connection", connection);
                pipeline.replace(decoder.handler(), decoder.name(), new StrictRequestDecoder(options));
                pipeline.addBefore(pipeline.lastContext().name(), "messages", new Messages(connection));
                crowd.enter(connection);
            }
            ctx.fireChannelActive();
            pipeline.remove(this);
        }
    }
}
