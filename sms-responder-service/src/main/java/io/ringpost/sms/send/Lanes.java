package io.ringpost.sms.send;

import io.ringpost.sms.store.DueTexts;
import jakarta.inject.Singleton;

/** Makes the lane of a provider. */
@Singleton
public class Lanes {
    private final DueTexts due;
    private final Sending sending;
    private final SendPatience patience;
    private final SendWatch watch;
    private final SendSettings settings;

    Lanes(DueTexts due, Sending sending, SendPatience patience, SendWatch watch, SendSettings settings) {
        this.due = due;
        this.sending = sending;
        this.patience = patience;
        this.watch = watch;
        this.settings = settings;
    }

    Lane of(SmsSender sender) {
        return new Lane(sender, due, sending, patience, watch, settings.lease());
    }
}
