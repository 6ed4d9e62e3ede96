package io.ringpost.ingress.connect;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.Optional;

/** Tells the connection where its requests and answers begin and end, and lets no misshapen request through. */
final class Messages extends ChannelDuplexHandler {
    private final Connection connection;

    Messages(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (connection.isOver() || (message instanceof HttpRequest request && !begins(ctx, request))) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            connection.bodyEnded();
        }
        ctx.fireChannelRead(message);
    }

    /** Whoever hears of silence ends the connection. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            connection.silent(() -> ctx.fireUserEventTriggered(event));
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise written) {
        boolean last = message instanceof LastHttpContent && !isInterim(message);
        var unused = ctx.write(message, written);
        if (last) {
            connection.answered();
        }
    }

    /** Whoever asks on while he does not read what he asked for would fill our memory with answers. */
    private boolean begins(ChannelHandlerContext ctx, HttpRequest request) {
        if (!ctx.channel().isWritable()) {
            connection.cut("unread");
            return false;
        }
        Optional<RefusalCause> flaw = RequestShape.flaw(request);
        if (flaw.isEmpty()) {
            connection.headEnded();
            return true;
        }
        connection.refuse(flaw.get(), request.headers().size());
        return false;
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
