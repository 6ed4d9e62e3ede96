package io.ringpost.ingress.register;

import java.util.Map;

/**
 * A call that an agent shall take.
 *
 * @param agentId the agent
 * @param callSid Twilio's id of the call, by which both legs are found to be one call
 * @param from the caller, as he was named
 * @param to the called number
 * @param variables what the agent is told, by name
 */
public record AgentCall(String agentId, String callSid, String from, String to, Map<String, String> variables) {}
