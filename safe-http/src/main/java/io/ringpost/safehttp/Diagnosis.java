package io.ringpost.safehttp;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Turns the exceptions of the client library into our stable codes; the first rule that fits any cause wins. */
final class Diagnosis {

    private static final int DEPTH = 12;

    private record Rule(Predicate<Throwable> fits, FailureCode code) {}

    /** What sits deepest in a chain of causes is listed first. */
    private static final List<Rule> RULES = List.of(
            rule(DnsNameResolverTimeoutException.class, FailureCode.DNS_TIMEOUT),
            new Rule(Diagnosis::serverError, FailureCode.DNS_FAILED),
            rule(UnknownHostException.class, FailureCode.DNS_NOT_FOUND),
            rule(ConnectionPoolTooBusyException.class, FailureCode.BUSY),
            rule(ConnectTimeoutException.class, FailureCode.CONNECT_TIMEOUT),
            rule(ConnectException.class, FailureCode.CONNECT_REFUSED),
            rule(CertificateExpiredException.class, FailureCode.TLS_EXPIRED),
            rule(CertificateNotYetValidException.class, FailureCode.TLS_EXPIRED),
            rule(CertPathBuilderException.class, FailureCode.TLS_UNTRUSTED),
            rule(CertPathValidatorException.class, FailureCode.TLS_UNTRUSTED),
            rule(CertificateException.class, FailureCode.TLS_NAME),
            rule(SslHandshakeTimeoutException.class, FailureCode.TLS_TIMEOUT),
            rule(SSLException.class, FailureCode.TLS_HANDSHAKE),
            rule(TooLongFrameException.class, FailureCode.HEAD_TOO_LARGE),
            rule(HttpClosedException.class, FailureCode.RESET),
            rule(PrematureChannelClosureException.class, FailureCode.RESET),
            rule(DecoderException.class, FailureCode.BAD_RESPONSE),
            rule(IllegalArgumentException.class, FailureCode.BAD_RESPONSE));

    private Diagnosis() {}

    static FailureCode of(Throwable failure, Phase phase) {
        return RULES.stream()
                .filter(rule -> causes(failure).anyMatch(rule.fits))
                .map(Rule::code)
                .findFirst()
                .or(() -> byPhase(failure, phase))
                .orElse(FailureCode.UNEXPECTED);
    }

    private static Optional<FailureCode> byPhase(Throwable failure, Phase phase) {
        if (causes(failure).noneMatch(IOException.class::isInstance)) {
            return Optional.empty();
        }
        return switch (phase) {
            case DNS -> Optional.of(FailureCode.DNS_FAILED);
            case CONNECT ->
                Optional.of(
                        causes(failure).anyMatch(SocketException.class::isInstance)
                                ? FailureCode.CONNECT_FAILED
                                : FailureCode.RESET);
            case HEAD, BODY -> Optional.of(FailureCode.RESET);
            case CHECK -> Optional.empty();
        };
    }

    private static boolean serverError(Throwable cause) {
        return cause instanceof DnsErrorCauseException answer
                && !answer.getCode().equals(DnsResponseCode.NXDOMAIN);
    }

    private static Rule rule(Class<? extends Throwable> type, FailureCode code) {
        return new Rule(type::isInstance, code);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }
}
