package io.ringpost.safehttp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection on which more comes than an answer announced; it would be read as the head of the next call's answer. What
 * comes only after the next call was sent cannot be told from its answer. Nor can, behind a line of the head or of a chunk's size that came
 * in two pieces, what belongs to the answer and what does not: such a connection is used no more either.
 *
 * <pre>
 *   bytes ──► this ──► codec ──► its end ──► the library
 * </pre>
 */
final class Leftovers extends ChannelDuplexHandler {
    /** The library would wait for so long for the answer that has just come whole. */
    private static final long FAREWELL_SECONDS = 5;

    private final HttpConnection connection;

    /** Bytes come only then; before its first call nobody reads from a connection. */
    private boolean called = true;

    /** What the codec is reading now. */
    private @Nullable ByteBuf read;
    /** It kept a part of what it read before, and its bytes are not to be told from what it reads now. */
    private boolean mixed;

    private boolean found;

    private Leftovers(HttpConnection connection) {
        this.connection = connection;
    }

    /** Watches a connection from its start. */
    static void watch(HttpConnection connection) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        ChannelHandlerContext codec = pipeline.context(HttpClientCodec.class);
        Leftovers leftovers = new Leftovers(connection);
        pipeline.addBefore(codec.name(), "leftovers", leftovers);
        pipeline.addAfter(codec.name(), "answers", leftovers.new Answers());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        called = true;
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof ByteBuf bytes)) {
            super.channelRead(context, message);
        } else if (called) {
            decode(context, bytes);
        } else {
            bytes.release();
            Abort.now(context.channel());
        }
    }

    private void decode(ChannelHandlerContext context, ByteBuf bytes) {
        read = bytes.retain();
        try {
            context.fireChannelRead(bytes);
            mixed = called && (mixed || bytes.isReadable());
        } finally {
            read = null;
            bytes.release();
        }
        if (found) {
            Abort.now(context.channel());
        }
    }

    /** If anything is left, the library must not hand the connection on when it sees the end. */
    private void answered() {
        called = false;
        found = mixed || (read != null && read.isReadable());
        if (found) {
            var unused = connection.shutdown(FAREWELL_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Sees whole answers before the library does. */
    private final class Answers extends ChannelInboundHandlerAdapter {
        private boolean last;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse head) {
                last = head.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            }
            if (last && message instanceof LastHttpContent) {
                answered();
            }
            context.fireChannelRead(message);
        }
    }
}
