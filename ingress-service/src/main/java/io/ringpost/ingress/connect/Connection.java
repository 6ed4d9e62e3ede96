package io.ringpost.ingress.connect;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.ringpost.ingress.refuse.RefusalCause;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection, seen before its bytes are understood: a head or body that takes too long is cut, and so is whoever does
 * not read his answer. Whoever sends bit by bit waits his turn. A request that arrives in one piece costs no timer.
 */
final class Connection extends ChannelInboundHandlerAdapter implements SlowLane.Slow {
    /** Whoever sends so much at once is not slow; a byte now and then is. */
    private static final int MUCH = 1024;

    private final ConnectSettings settings;
    private final Crowd crowd;
    private final Refusals refusals;
    private final TimeLimits limits;
    private final Channel channel;
    private final SlowLane lane;
    private Phase phase = Phase.QUIET;
    private int unanswered;
    private @Nullable Runnable lastWord;
    private boolean over;
    private @Nullable TimeLimit slow;
    private @Nullable TimeLimit unread;
    private @Nullable TimeLimit refused;
    private @Nullable TimeLimit silent;
    private boolean inLane;
    private boolean silenced;
    private long since;

    private enum Phase {
        QUIET,
        HEAD,
        BODY
    }

    Connection(ConnectSettings settings, Crowd crowd, Refusals refusals, TimeLimits limits, Channel channel) {
        this.settings = settings;
        this.crowd = crowd;
        this.refusals = refusals;
        this.limits = limits;
        this.channel = channel;
        this.lane = crowd.slowLane(channel.eventLoop());
    }

    EventExecutor executor() {
        return channel.eventLoop();
    }

    /** Whether nothing more is taken from it. */
    boolean isOver() {
        return over;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        if (over) {
            ReferenceCountUtil.release(bytes);
            return;
        }
        silent = stop(silent);
        phase = phase == Phase.QUIET ? Phase.HEAD : phase;
        boolean much = ((ByteBuf) bytes).readableBytes() >= MUCH;
        ctx.fireChannelRead(bytes);
        if (phase != Phase.QUIET && !over) {
            awaitRest(much);
        }
    }

    private void awaitRest(boolean much) {
        if (slow == null) {
            Duration within = phase == Phase.HEAD ? settings.headWithin() : settings.bodyWithin();
            slow = limits.start(executor(), within, this::tooSlow);
        }
        if (much || !inLane) {
            inLane = true;
            since = System.nanoTime();
            lane.enter(this);
        }
    }

    @Override
    public long since() {
        return since;
    }

    /** Who else does not want to read from it now has his way. */
    @Override
    public void listen(boolean on) {
        if (on && silenced) {
            silenced = false;
            channel.config().setAutoRead(true);
        } else if (!on && channel.config().isAutoRead()) {
            silenced = true;
            channel.config().setAutoRead(false);
        }
    }

    private void leaveLane() {
        if (inLane) {
            inLane = false;
            lane.leave(this);
            listen(true);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            unread = stop(unread);
        } else if (unread == null) {
            unread = limits.start(executor(), settings.readWithin(), () -> cut("unread"));
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        over = true;
        slow = stop(slow);
        unread = stop(unread);
        refused = stop(refused);
        silent = stop(silent);
        leaveLane();
        crowd.leave(this);
        ctx.fireChannelInactive();
    }

    void headEnded() {
        slow = stop(slow);
        phase = Phase.BODY;
        unanswered++;
    }

    void bodyEnded() {
        slow = stop(slow);
        leaveLane();
        phase = Phase.QUIET;
        if (unanswered > 0) {
            crowd.served(this);
        }
    }

    void answered() {
        unanswered = Math.max(0, unanswered - 1);
        if (unanswered > 0 || !channel.isActive()) {
            return;
        }
        crowd.unserved(this);
        if (phase == Phase.BODY && slow != null) {
            // Whoever answered before the end ends it himself, and not before the answer could be read.
            slow = stop(slow);
            awaitRest(false);
        }
        if (lastWord != null) {
            lastWord.run();
        }
    }

    /** Nobody said anything for too long; it ends in its turn, unless its sender speaks before. */
    void silent(Runnable end) {
        silent = stop(silent);
        silent = limits.start(executor(), Duration.ZERO, end);
    }

    /** Ends it without a word. */
    void cut(String cause) {
        if (channel.isOpen()) {
            over = true;
            crowd.countCut(cause);
            var unused = channel.close();
        }
    }

    /** Takes nothing more from it, and refuses what came last, when what came before is answered. */
    void refuse(RefusalCause cause, int headers) {
        over = true;
        slow = stop(slow);
        leaveLane();
        if (unanswered == 0) {
            sayLast(cause, headers);
        } else {
            lastWord = () -> sayLast(cause, headers);
        }
    }

    /** Answers, then ends it; at once would let the sender lose the answer while it still writes. */
    private void sayLast(RefusalCause cause, int headers) {
        ByteBuf answer = refusals.answer(channel, cause, headers);
        channel.pipeline().firstContext().writeAndFlush(answer).addListener(written -> {
            if (channel instanceof DuplexChannel duplex) {
                var unused = duplex.shutdownOutput();
            }
        });
        refused = limits.afterLastWord(executor(), () -> cut("refused"));
    }

    private void tooSlow() {
        slow = null;
        if (phase == Phase.HEAD) {
            refuse(RefusalCause.TOO_SLOW, 0);
        } else {
            cut("slow");
        }
    }

    private static @Nullable TimeLimit stop(@Nullable TimeLimit limit) {
        if (limit != null) {
            limit.stop();
        }
        return null;
    }
}
