package io.ringpost.replay;

import io.ringpost.deadletter.ParkedLetter;
import java.time.Instant;
import java.util.Optional;

/** A letter on a list, and when it was given back if it was. */
public record ShownLetter(ParkedLetter letter, Optional<Instant> replayedAt) {}
