package io.ringpost.ingress.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.refuse.RefusalDesks;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One connection, while as many as are ended in one turn are just before it in the line of those that are over their time. */
class ConnectionTest {
    private static final String HALF_A_HEAD = "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Le";
    private static final String OTHER_HALF = "ngth: 2\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final ConnectSettings settings = Settings.defaults(ConnectSettings.class);
    private final TimeLimits limits = new TimeLimits(vertx);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Behind behind = new Behind();

    @BeforeEach
    void connect() {
        channel.freezeTime();
        Crowd crowd = new Crowd(settings, new SimpleMeterRegistry());
        Connection connection = new Connection(settings, crowd, new Refusals(RefusalDesks.usual()), limits, channel);
        channel.pipeline().addLast(connection, new HttpRequestDecoder(), new Messages(connection), behind);
        crowd.enter(connection);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aHeadThatIsNotWholeInItsTurnIsRefusedAndEndedASecondLater() {
        othersAreOverTheirTime(settings.headWithin());
        say(HALF_A_HEAD);

        pass(settings.headWithin());
        assertThat(answer()).isEmpty();

        pass(Overdue.TURN);
        assertThat(answer()).startsWith("HTTP/1.1 408");
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofSeconds(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aHeadThatGetsWholeBeforeItsTurnIsServed() {
        othersAreOverTheirTime(settings.headWithin());
        say(HALF_A_HEAD);
        pass(settings.headWithin());

        say(OTHER_HALF + "{}");
        pass(Overdue.TURN);

        assertThat(behind.whole).isEqualTo(1);
        assertThat(answer()).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aBodyThatGetsWholeBeforeItsTurnIsServed() {
        othersAreOverTheirTime(settings.bodyWithin());
        say(HALF_A_HEAD + OTHER_HALF + "{");
        pass(settings.bodyWithin());

        say("}");
        pass(Overdue.TURN);

        assertThat(behind.whole).isEqualTo(1);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aBodyThatIsNotWholeInItsTurnIsCut() {
        othersAreOverTheirTime(settings.bodyWithin());
        say(HALF_A_HEAD + OTHER_HALF + "{");

        pass(settings.bodyWithin());
        assertThat(channel.isOpen()).isTrue();

        pass(Overdue.TURN);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoeverIsSilentForTooLongEndsInHisTurn() {
        othersAreOverTheirTime(Duration.ZERO);
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_ALL_IDLE_STATE_EVENT);

        pass(Duration.ZERO);
        assertThat(channel.isOpen()).isTrue();

        pass(Overdue.TURN);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoeverWasSilentAndSpeaksBeforeHisTurnIsServed() {
        othersAreOverTheirTime(Duration.ZERO);
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_ALL_IDLE_STATE_EVENT);
        pass(Duration.ZERO);

        say(HALF_A_HEAD + OTHER_HALF + "{}");
        pass(Overdue.TURN);

        assertThat(behind.whole).isEqualTo(1);
        assertThat(channel.isOpen()).isTrue();
    }

    private void othersAreOverTheirTime(Duration within) {
        for (int i = 0; i < Overdue.AT_A_TIME; i++) {
            var unused = limits.start(channel.eventLoop(), within, () -> {});
        }
    }

    private void say(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private String answer() {
        ByteBuf written = channel.readOutbound();
        if (written == null) {
            return "";
        }
        String text = written.toString(StandardCharsets.UTF_8);
        written.release();
        return text;
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    /** Counts whole requests, and ends a connection that is silent, as Vert.x does. */
    private static final class Behind extends ChannelInboundHandlerAdapter {
        private int whole;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof LastHttpContent) {
                whole++;
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof IdleStateEvent) {
                var unused = ctx.close();
            }
        }
    }
}
