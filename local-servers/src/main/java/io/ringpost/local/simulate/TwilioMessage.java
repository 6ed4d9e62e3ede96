package io.ringpost.local.simulate;

/**
 * A text message through Twilio and the forms that it posts.
 *
 * @param accountSid the account
 * @param messageSid the message
 * @param from who wrote
 * @param to who was written to
 * @param body the text
 */
public record TwilioMessage(String accountSid, String messageSid, String from, String to, String body) {
    /** A new text to our number. */
    public static TwilioMessage fresh(String accountSid) {
        return new TwilioMessage(
                accountSid, Sids.twilio("SM"), "+5533999887766", "+553322980007", "Qual é o horário? ");
    }

    /** The same message with another text. */
    public TwilioMessage saying(String text) {
        return new TwilioMessage(accountSid, messageSid, from, to, text);
    }

    /** Tells that it came in. */
    public Form incoming() {
        return Form.of("ToCountry", "BR", "FromCountry", "BR", "SmsMessageSid", messageSid, "NumMedia", "0")
                .plus("SmsSid", messageSid, "SmsStatus", "received", "Body", body, "To", to, "NumSegments", "1")
                .plus("MessageSid", messageSid, "AccountSid", accountSid, "From", from, "ApiVersion", "2010-04-01");
    }

    /** Tells how far a sent one has come: {@code queued}, {@code sent}, {@code delivered} or {@code undelivered}. */
    public Form status(String status) {
        Form form = Form.of("SmsSid", messageSid, "SmsStatus", status, "MessageStatus", status, "To", from)
                .plus("MessageSid", messageSid, "AccountSid", accountSid, "From", to, "ApiVersion", "2010-04-01");
        return status.equals("undelivered") || status.equals("failed") ? form.plus("ErrorCode", "30003") : form;
    }
}
