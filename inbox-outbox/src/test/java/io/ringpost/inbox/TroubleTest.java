package io.ringpost.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "57P01", "57P03", "53300", "53100", "40001", "40P01", "55P03", "25006", "42P01", "3D000",
                "28P01", "0A000"
            })
    void waitsForADatabaseThatIsAwayBusyOrNotReady(String sqlState) {
        assertThat(Trouble.passes(new PgException("m", "FATAL", sqlState, "d"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22001", "22P02", "42601", "22021"})
    void doesNotWaitForARowThatTheDatabaseRefuses(String sqlState) {
        assertThat(Trouble.passes(new IllegalStateException(new PgException("m", "ERROR", sqlState, "d"))))
                .isFalse();
    }

    @Test
    void waitsForAConnection() {
        assertThat(Trouble.passes(new ConnectException("refused"))).isTrue();
        assertThat(Trouble.passes(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(Trouble.passes(new io.smallrye.mutiny.TimeoutException())).isTrue();
        assertThat(Trouble.passes(new IllegalStateException(new TimeoutException())))
                .isTrue();
    }

    @Test
    void waitsForAConnectionOfAFullPool() {
        assertThat(Trouble.passes(new NoStackTraceThrowable("Timeout"))).isTrue();
        assertThat(Trouble.passes(new NoStackTraceThrowable("Cannot encode"))).isFalse();
    }

    @Test
    void waitsIfOneOfSeveralFailuresPasses() {
        IllegalStateException first = new IllegalStateException();
        IllegalStateException carrier = new IllegalStateException();
        carrier.addSuppressed(new ConnectException("refused"));

        assertThat(Trouble.passes(new CompositeException(first, new ConnectException("refused"))))
                .isTrue();
        assertThat(Trouble.passes(new CompositeException(first, new IllegalStateException())))
                .isFalse();
        assertThat(Trouble.passes(carrier)).isTrue();
    }

    @Test
    void waitsForWhatIsNoRecordsFault() {
        assertThat(Trouble.passes(new NoClassDefFoundError())).isTrue();
        assertThat(Trouble.passes(new OutOfMemoryError())).isTrue();
    }

    @Test
    void doesNotWaitForABug() {
        assertThat(Trouble.passes(new NullPointerException())).isFalse();
        assertThat(Trouble.passes(new StackOverflowError())).isFalse();
    }

    @Test
    void describesWithoutAWordOfTheRecord() {
        PgException refused =
                new PgException("Key (number)=(+5511999990007) exists", "ERROR", "23505", "+5511999990007");

        assertThat(Trouble.describe(refused)).isEqualTo("PgException sqlstate=23505");
        assertThat(Trouble.describe(new CompositeException(new IllegalStateException("+5511999990007"), refused)))
                .startsWith("IllegalStateException at io.ringpost.inbox.TroubleTest");
    }
}
