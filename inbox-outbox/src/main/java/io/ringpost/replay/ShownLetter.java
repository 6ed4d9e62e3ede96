package io.ringpost.replay;

import io.ringpost.deadletter.ParkedLetter;
import java.time.Instant;
import java.util.Optional;

/**
 * A letter on a list.
 *
 * @param letter as it lies there
 * @param replayedAt when it was given back, if it was
 * @param expired whether it was parked too long ago to be given back
 */
public record ShownLetter(ParkedLetter letter, Optional<Instant> replayedAt, boolean expired) {}
