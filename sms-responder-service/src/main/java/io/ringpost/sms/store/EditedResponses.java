package io.ringpost.sms.store;

import io.ringpost.sms.reply.AutoResponses;
import java.time.Instant;

/**
 * The automatic answers as people last left them.
 *
 * @param version counts the edits
 */
public record EditedResponses(int version, AutoResponses responses, Instant updatedAt) {}
