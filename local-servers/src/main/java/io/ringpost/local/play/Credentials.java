package io.ringpost.local.play;

import io.ringpost.local.receive.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the credentials of a request. */
public final class Credentials {
    private Credentials() {}

    /** Whether it carries these by HTTP Basic; empty ones are never right. */
    public static boolean basic(Request request, String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(both);
        return !password.isEmpty() && request.header("authorization").equals(expected);
    }

    /** Whether it carries this key as a bearer; an empty one is never right. */
    public static boolean bearer(Request request, String key) {
        return !key.isEmpty() && request.header("authorization").equals("Bearer " + key);
    }
}
