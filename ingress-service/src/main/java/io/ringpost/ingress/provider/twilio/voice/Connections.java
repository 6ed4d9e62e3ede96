package io.ringpost.ingress.provider.twilio.voice;

import io.ringpost.ingress.provider.twilio.voice.Connection.Agent;
import io.ringpost.ingress.provider.twilio.voice.Connection.Nobody;
import io.ringpost.ingress.provider.twilio.voice.Connection.Target;
import io.ringpost.ingress.provider.twilio.voice.VoiceSettings.RouteSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from the settings whom a route connects: its own choice first, else the agent of all. */
final class Connections {
    private Connections() {}

    static Connection of(RouteSettings route, VoiceSettings all) {
        if (route.voicemail()) {
            return new Nobody();
        }
        return route.agent()
                .<Connection>map(agent -> new Agent(agent, variables(all, route)))
                .or(() -> route.sip().map(Target::sip))
                .or(() -> route.forward().map(Target::number))
                .or(() -> all.agent().map(agent -> new Agent(agent, variables(all, route))))
                .orElseGet(Nobody::new);
    }

    static Connection usual(VoiceSettings all) {
        return all.agent()
                .<Connection>map(agent -> new Agent(agent, all.dynamicVariables()))
                .orElseGet(Nobody::new);
    }

    private static Map<String, String> variables(VoiceSettings all, RouteSettings route) {
        Map<String, String> variables = new LinkedHashMap<>(all.dynamicVariables());
        variables.putAll(route.dynamicVariables());
        return Map.copyOf(variables);
    }
}
