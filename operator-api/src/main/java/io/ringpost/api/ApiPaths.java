package io.ringpost.api;

/** Where the read and manage APIs live. */
public final class ApiPaths {
    /** Everything below asks for a key. */
    public static final String V1 = "/api/v1";

    private ApiPaths() {}

    /** Whether a request path belongs to the APIs. */
    public static boolean owns(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        return rooted.equals(V1) || rooted.startsWith(V1 + "/");
    }
}
