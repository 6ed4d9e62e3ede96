package io.ringpost.sms.normalise;

import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.sms.normalise.twilio.TwilioStatus;
import io.ringpost.sms.normalise.twilio.TwilioText;
import io.ringpost.sms.normalise.voipms.VoipmsText;

/** Reads any provider's raw webhook; the type alone says whether its body is worth a look. */
public final class SmsNormaliser {
    private SmsNormaliser() {}

    /** What the webhook says. */
    public static Reading read(RawWebhook raw) {
        return switch (raw.type()) {
            case RawTypes.TWILIO_SMS_INCOMING -> TwilioText.read(raw);
            case RawTypes.TWILIO_SMS_STATUS -> TwilioStatus.read(raw);
            case RawTypes.VOIPMS_SMS_RECEIVED -> VoipmsText.read(raw);
            default -> new Reading.Other("other_kind");
        };
    }
}
