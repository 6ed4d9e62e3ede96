package io.ringpost.recording.query;

import io.ringpost.api.log.WideLog;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.Flow;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes audio at the listener's pace: a part is read when the one before has left, so memory stays constant and no
 * thread waits for a slow listener. A file that cannot be read to its end cuts the connection: the length was promised.
 */
@Provider
public class AudioBodyWriter implements ServerMessageBodyWriter<AudioBody> {
    private static final WideLog LOG = WideLog.of(AudioBodyWriter.class);

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return AudioBody.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return AudioBody.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(AudioBody body, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        ServerHttpResponse response = context.serverResponse();
        response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        body.parts().subscribe().withSubscriber(new Outflow(response, request));
    }

    @Override
    public void writeTo(
            AudioBody body,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("audio is only streamed");
    }

    /** One part at a time. */
    private static final class Outflow implements Flow.Subscriber<byte[]> {
        private final ServerHttpResponse response;
        private final ResteasyReactiveRequestContext request;
        private volatile Flow.Subscription reading = NONE;

        private static final Flow.Subscription NONE = new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        };

        Outflow(ServerHttpResponse response, ResteasyReactiveRequestContext request) {
            this.response = response;
            this.request = request;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            reading = subscription;
            response.addCloseHandler(subscription::cancel);
            subscription.request(1);
        }

        @Override
        public void onNext(byte[] part) {
            response.write(part, failure -> {
                if (failure == null) {
                    reading.request(1);
                } else {
                    reading.cancel(); // the listener has left
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            LOG.event("audio-cut").failure(failure).error("Stored audio could not be read to its end");
            response.reset();
        }

        @Override
        public void onComplete() {
            response.end();
            request.resume();
        }
    }
}
