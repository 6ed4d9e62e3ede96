package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Consumer;

/** Reads the body of one answer in one of several ways. */
interface Reading {

    void read();

    /** What came of it. */
    Answered outcome(BodyEnd end, Phases phases);

    /** Frees what it holds, however the call ended; nothing is read or handed on afterwards. */
    void close();

    /** Chooses the way once the head is known. */
    @FunctionalInterface
    interface Choice {
        Reading of(HttpClientResponse response, String remoteAddress, Context context, Consumer<BodyEnd> ended);
    }
}
