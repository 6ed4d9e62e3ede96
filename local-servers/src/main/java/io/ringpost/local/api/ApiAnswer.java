package io.ringpost.local.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/** An API's answer, and the question whether it is problem details. */
record ApiAnswer(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + body, e);
        }
    }

    void isProblem(int expected) {
        assertEquals(expected, status, body);
        assertTrue(header("Content-Type").startsWith("application/problem+json"), header("Content-Type"));
        assertEquals(expected, json().path("status").asInt(), body);
        assertTrue(json().path("type").isTextual() && json().path("title").isTextual(), body);
    }
}
