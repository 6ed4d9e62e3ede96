-- Whose number it is at the provider, such as a sub-account of Twilio's; texts go out by the one that the last came in by.
alter table sms_conversations add column account text;
