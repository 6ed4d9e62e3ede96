package io.ringpost.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void a_refused_connection_is_an_outage_however_deep() {
        assertThat(Outage.explains(new CompletionException(new RuntimeException(new ConnectException("no")))))
                .isTrue();
        assertThat(Outage.explains(new ClosedChannelException())).isTrue();
    }

    @Test
    void a_full_pool_is_an_outage() {
        assertThat(Outage.explains(new io.vertx.core.impl.NoStackTraceThrowable("Timeout")))
                .isTrue();
    }

    @Test
    void a_database_that_does_not_answer_in_time_is_an_outage() {
        assertThat(Outage.explains(new io.smallrye.mutiny.TimeoutException())).isTrue();
    }

    @Test
    void our_own_fault_is_none() {
        assertThat(Outage.explains(new IllegalStateException("Timeout"))).isFalse();
    }

    @Test
    void a_circle_of_causes_ends() {
        RuntimeException first = new RuntimeException("a");
        RuntimeException second = new RuntimeException("b", first);
        first.initCause(second);

        assertThat(Outage.explains(first)).isFalse();
    }
}
