package io.ringpost.outbound.plan.alert;

import java.time.Instant;

/**
 * What a channel last said of a trouble.
 *
 * @param episode which coming up of it
 * @param times how many alerts it had had by then
 * @param recovered whether it was its end
 * @param at when that was said
 */
public record Said(long episode, int times, boolean recovered, Instant at) {}
