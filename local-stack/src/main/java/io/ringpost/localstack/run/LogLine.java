package io.ringpost.localstack.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A line of a service's log as a person reads it on a console. */
final class LogLine {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EXCEPTION = "exception";

    private LogLine() {}

    /** Of a JSON line the level, the message and what the exceptions say; any other line as it is. */
    static String brief(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode json = MAPPER.readTree(line);
            StringBuilder brief = new StringBuilder(json.path("level").asText())
                    .append(' ')
                    .append(json.path("message").asText());
            JsonNode exception = json.path(EXCEPTION);
            while (!exception.isMissingNode()) {
                brief.append(": ")
                        .append(exception.path("exceptionType").asText())
                        .append(' ')
                        .append(exception.path("message").asText());
                exception = exception.path("causedBy").path(EXCEPTION);
            }
            return brief.toString().replace("\n", " ");
        } catch (JsonProcessingException e) {
            return line;
        }
    }
}
