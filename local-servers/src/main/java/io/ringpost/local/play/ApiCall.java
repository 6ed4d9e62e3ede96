package io.ringpost.local.play;

import java.util.Map;

/**
 * One request that a provider's API got, with its secrets masked.
 *
 * @param number counts from 1 over all providers
 * @param at RFC 3339 time of receipt
 * @param provider whose API it is
 * @param operation what was asked for
 * @param subject the id of what it was asked about, empty if there is none
 * @param method HTTP method
 * @param path raw path and query
 * @param headers by lower-case name
 * @param body as UTF-8 text
 */
public record ApiCall(
        long number,
        String at,
        String provider,
        String operation,
        String subject,
        String method,
        String path,
        Map<String, String> headers,
        String body) {
    /** The fields of query and form. */
    public Fields fields() {
        int query = path.indexOf('?');
        return Fields.parse((query < 0 ? "" : path.substring(query + 1)) + "&" + body);
    }
}
