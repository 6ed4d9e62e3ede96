package io.ringpost.sms.store;

import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.MessageStatus;

/**
 * A text of ours that got further.
 *
 * @param before how far it was
 * @param message as it stands now
 */
public record Moved(MessageStatus before, Message message) {}
