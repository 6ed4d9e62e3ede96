package io.ringpost.localstack;

import io.ringpost.local.guard.Guard;
import io.ringpost.localstack.demo.Demo;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.report.StartReport;
import io.ringpost.localstack.run.BrokerLog;
import io.ringpost.localstack.run.DataLock;
import io.ringpost.localstack.run.Foundation;
import io.ringpost.localstack.run.Services;
import io.ringpost.localstack.run.SimulatorStart;
import io.ringpost.localstack.run.Started;
import io.ringpost.localstack.run.TakenPorts;
import io.ringpost.localstack.settings.CannotStart;
import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.ServiceEnvironment;
import io.ringpost.localstack.settings.StackSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.utils.Exit;

/** One run of the stack, from the lock on its data to the line that says it is ready. */
final class Run {
    private final StackSettings settings;
    private final Console console;
    private final Started started = new Started();
    private volatile boolean begun;

    Run(StackSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    void start() {
        DataLock lock = DataLock.take(settings.data());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
        started.endBy(lock::close);
        prepare();
        Guard guard = Guard.start(console::say);
        started.endBy(guard::close);
        ServiceEnvironment environment = ServiceEnvironment.of(settings);
        Services services = Services.of(settings, environment, guard, console);
        console.say("Starting Ringpost on " + settings.data());
        begun = true;
        foundation(guard);
        started.endBy(SimulatorStart.start(settings, environment)::close);
        started.endBy(services::close);
        ready(services);
        new StartReport(settings, environment).lines().forEach(console::say);
        console.say("Ringpost is ready");
        if (Demo.isWanted()) {
            new Demo(settings.ports(), SimulatorStart.told(settings, environment), console).play();
        }
    }

    /** What a killed run left is ended before the ports are looked at: it would hold them. */
    private void prepare() {
        Services.endLeftovers(settings);
        Foundation.endLeftovers(settings);
        TakenPorts.refuse(settings.ports(), wanted());
        BrokerLog.writeTo(settings.data().resolve("logs"));
        Exit.setHaltProcedure(this::brokerHalts);
        Exit.setExitProcedure(this::brokerHalts);
    }

    private List<Port> wanted() {
        Set<Port> wanted = EnumSet.allOf(Port.class);
        if (!settings.ownKafka()) {
            wanted.remove(Port.KAFKA);
        }
        if (!settings.ownPostgres()) {
            wanted.remove(Port.POSTGRES);
        }
        return List.copyOf(wanted);
    }

    private void brokerHalts(int status, String message) {
        console.say("Kafka cannot go on and ends the stack: " + message + " (see logs/kafka.log.0)");
        Runtime.getRuntime().halt(status == 0 ? 1 : status);
    }

    private void foundation(Guard guard) {
        try {
            new Foundation(settings, guard, started, console).start();
        } catch (CompletionException e) {
            throw new CannotStart("PostgreSQL does not start: " + e.getCause(), e);
        }
    }

    private static void ready(Services services) {
        try {
            services.start().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart reason ? reason : e;
        }
    }

    private void end() {
        say("Stopping Ringpost");
        started.endAll();
        say("Ringpost has stopped");
    }

    private void say(String line) {
        if (begun) {
            console.say(line);
        }
    }
}
