package io.ringpost.recording.query;

import io.smallrye.mutiny.Multi;

/**
 * Audio on its way out.
 *
 * @param parts as they are asked for
 * @param length all of them together
 */
record AudioBody(Multi<byte[]> parts, long length) {}
