package io.ringpost.recording.query;

import java.net.URI;
import java.time.Instant;

/**
 * A link that plays one recording without a key.
 *
 * @param url to be opened or shared; whoever has it may listen
 * @param expiresAt until when
 */
public record AudioLink(URI url, Instant expiresAt) {}
