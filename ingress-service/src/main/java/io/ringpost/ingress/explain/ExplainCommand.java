package io.ringpost.ingress.explain;

import io.ringpost.api.start.Command;
import io.ringpost.api.start.ServiceStart;
import io.ringpost.ingress.provider.Guard;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalCause;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * {@code explain-refusal}: says of a pasted request whether it is genuine under this service's settings, and if not, which
 * usual mistake makes it look forged. It asks nobody and keeps nothing.
 */
public final class ExplainCommand implements Command {
    private final InputStream in;
    private final Clock clock;

    /** Reads from the standard input. */
    public ExplainCommand() {
        this(System.in, Clock.systemUTC());
    }

    ExplainCommand(InputStream in, Clock clock) {
        this.in = in;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "explain-refusal";
    }

    @Override
    public String usage() {
        return ExplainOptions.USAGE;
    }

    @Override
    public int run(List<String> arguments, Config settings, PrintStream out, PrintStream err) {
        Optional<ExplainOptions> options = ExplainOptions.parse(arguments, clock.instant());
        if (options.isEmpty()) {
            err.println("ringpost: usage: " + ExplainOptions.USAGE);
            return USAGE;
        }
        Optional<PastedRequest> request = read();
        if (request.isEmpty()) {
            err.println(
                    "ringpost: the input is no HTTP request: first METHOD and path, then headers, an empty line, the body");
            return USAGE;
        }
        try {
            return explain(request.get(), options.get(), ConfiguredGuards.of(settings), out, err);
        } catch (IllegalArgumentException e) {
            err.println("ringpost: " + e.getMessage());
            return ServiceStart.MISCONFIGURED;
        }
    }

    private Optional<PastedRequest> read() {
        try {
            return PastedRequest.read(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int explain(
            PastedRequest pasted, ExplainOptions options, ConfiguredGuards guards, PrintStream out, PrintStream err) {
        for (Guard guard : guards.all()) {
            Optional<WebhookRoute> route = guard.routes().stream()
                    .filter(candidate -> candidate.isAt(pasted.path()))
                    .findFirst();
            if (route.isPresent()) {
                return explain(guard, request(pasted, route.get(), options, guards), pasted.missing(), out, err);
            }
        }
        out.println("refused: " + RefusalCause.NOT_FOUND.code());
        out.println("hint: no webhook route has this path; a slash more or less makes it another one");
        return PARTLY;
    }

    private static int explain(Guard guard, WebhookRequest request, int missing, PrintStream out, PrintStream err) {
        Optional<String> closed = guard.closedBy();
        if (closed.isPresent()) {
            err.println("ringpost: " + closed.get());
            return ServiceStart.MISCONFIGURED;
        }
        out.println("route: " + request.route().provider().id() + " "
                + request.route().template());
        if (missing > 0) {
            out.println("note: the body is " + missing + " bytes shorter than its Content-Length says");
        }
        return guard.verify(request)
                .match(
                        proof -> {
                            out.println("genuine: " + proof);
                            return DONE;
                        },
                        cause -> {
                            out.println("refused: " + cause.code());
                            out.println("hint: "
                                    + guard.explain(request, cause).orElseGet(() -> String.valueOf(cause.hint())));
                            return PARTLY;
                        });
    }

    private static WebhookRequest request(
            PastedRequest pasted, WebhookRoute route, ExplainOptions options, ConfiguredGuards guards) {
        WebhookRequest.Target target = new WebhookRequest.Target(
                pasted.path(), pasted.query(), route.pathToken(pasted.path()).orElse(null));
        return new WebhookRequest(
                route,
                new WebhookRequest.Message(pasted.method(), target, pasted.headers(), pasted.body()),
                guards.proxies().sender(options.peer(), pasted.headers()),
                options.at());
    }
}
