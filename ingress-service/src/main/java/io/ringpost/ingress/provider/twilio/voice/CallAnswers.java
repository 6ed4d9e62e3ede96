package io.ringpost.ingress.provider.twilio.voice;

import io.ringpost.ingress.provider.twilio.voice.Connection.Agent;
import io.ringpost.ingress.provider.twilio.voice.Connection.Target;
import io.ringpost.ingress.register.AgentCall;
import io.ringpost.ingress.register.CallRegister;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/** Answers incoming calls, each once: who asks again about a call hears the same. */
@ApplicationScoped
public class CallAnswers {
    private final VoicePlan plan;
    private final CallRegister register;
    private final AnsweredCalls answered;

    /** Takes the routes, and where calls are registered with their agents. */
    @Inject
    public CallAnswers(VoicePlan plan, CallRegister register, VoiceSettings settings) {
        this.plan = plan;
        this.register = register;
        this.answered = new AnsweredCalls(settings);
    }

    /** The routes. */
    public VoicePlan plan() {
        return plan;
    }

    /** What an operator should know about routes that cannot do what they say; empty if all is well. */
    public boolean lacksKey() {
        return plan.needsAgents() && !register.open();
    }

    /** The TwiML that answers a call; complete as soon as an agent's address is known, or given up. Never fails. */
    public CompletableFuture<String> answer(IncomingCall call, VoiceRoute route, Callbacks callbacks) {
        return answered.get(call.callSid(), () -> route.connection()
                .match(
                        agent -> register(call, agent, route, callbacks),
                        target -> CompletableFuture.completedFuture(route.connect(target, callbacks)),
                        () -> CompletableFuture.completedFuture(route.apologise(callbacks))));
    }

    private CompletableFuture<String> register(IncomingCall call, Agent agent, VoiceRoute route, Callbacks callbacks) {
        return register.register(new AgentCall(agent.id(), call.callSid(), call.from(), call.to(), agent.variables()))
                .thenApply(registration -> registration.match(
                        callId -> route.connect(Target.retell(callId), callbacks),
                        reason -> route.apologise(callbacks)));
    }
}
