package io.ringpost.ingress.provider.twilio.voice;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whom a route connects its callers to. */
public sealed interface Connection {
    /** Turns each kind into what follows from it. */
    <R> R match(Function<Agent, R> agent, Function<Target, R> target, Supplier<R> nobody);

    /**
     * A voice agent of Retell, which has to be asked for an address for each call.
     *
     * @param id the agent
     * @param variables what it is told, by name
     */
    record Agent(String id, Map<String, String> variables) implements Connection {
        @Override
        public <R> R match(Function<Agent, R> agent, Function<Target, R> target, Supplier<R> nobody) {
            return agent.apply(this);
        }
    }

    /**
     * A fixed address.
     *
     * @param noun TwiML noun
     * @param address SIP address or number
     */
    record Target(String noun, String address) implements Connection {
        private static final String SIP = "Sip";

        static Target sip(String address) {
            return new Target(SIP, address);
        }

        static Target number(String number) {
            return new Target("Number", number);
        }

        /** Retell: a registered call waits here; TCP is what Retell recommends. */
        static Target retell(String callId) {
            return sip("sip:" + callId + "@sip.retellai.com;transport=tcp");
        }

        @Override
        public <R> R match(Function<Agent, R> agent, Function<Target, R> target, Supplier<R> nobody) {
            return target.apply(this);
        }
    }

    /** Nobody: callers are asked for a message at once. */
    record Nobody() implements Connection {
        @Override
        public <R> R match(Function<Agent, R> agent, Function<Target, R> target, Supplier<R> nobody) {
            return nobody.get();
        }
    }
}
