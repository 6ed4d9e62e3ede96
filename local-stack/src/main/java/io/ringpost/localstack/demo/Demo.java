package io.ringpost.localstack.demo;

import io.ringpost.local.simulate.Lifecycle;
import io.ringpost.local.simulate.Lifecycles;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.SimulatorSettings;
import io.ringpost.local.simulate.WebhookSender;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.Ports;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plays every provider's calls and texts through the ingress, for a CRM that is registered first. */
public final class Demo {
    private static final String PROPERTY = "ringpost.demo";

    private final Ports ports;
    private final SimulatorSettings simulator;
    private final Console console;
    private final WebhookSender sender = new WebhookSender();

    /** A demo told on the console; the simulator's CRM receives what comes of it. */
    public Demo(Ports ports, SimulatorSettings simulator, Console console) {
        this.ports = ports;
        this.simulator = simulator;
        this.console = console;
    }

    /** Whether {@code mvn -Prun -Ddemo} asks for it. */
    public static boolean isWanted() {
        return "true".equals(System.getProperty(PROPERTY));
    }

    /** Plays; what fails is said, and the stack stays as it is. */
    public void play() {
        try {
            console.say("Demo: the simulator's CRM " + new CrmRegistration(ports, simulator, sender).register());
            new Lifecycles(simulator, ports.url(Port.SIMULATOR)).all().forEach(life -> console.say(told(life)));
            new Sights(ports, simulator.secrets().apiKey()).lines().forEach(console::say);
        } catch (UncheckedIOException e) {
            console.say("Demo: ended early, for a service did not answer: " + e.getMessage());
        }
    }

    private String told(Lifecycle life) {
        Map<Integer, Long> statuses = life.requests().stream()
                .map(this::status)
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        String answers = statuses.entrySet().stream()
                .map(one -> one.getValue() + " x " + one.getKey())
                .collect(Collectors.joining(", "));
        return "Demo: " + life.name() + ", answered " + answers;
    }

    private int status(ProviderRequest request) {
        return sender.send(simulator.ingressBaseUrl(), request).status();
    }
}
