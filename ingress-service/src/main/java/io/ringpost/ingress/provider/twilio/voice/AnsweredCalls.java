package io.ringpost.ingress.provider.twilio.voice;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The answers that calls got. Twilio may ask again about a call that is under way: another answer would connect it twice.
 */
final class AnsweredCalls {
    /** What an entry takes beside its two texts. */
    private static final int OVERHEAD = 256;

    private final AsyncCache<String, String> answers;

    AnsweredCalls(VoiceSettings settings) {
        this(settings, Ticker.systemTicker());
    }

    AnsweredCalls(VoiceSettings settings, Ticker ticker) {
        answers = Caffeine.newBuilder()
                .expireAfterWrite(settings.rememberFor())
                .maximumWeight(settings.rememberedBytes())
                .weigher((String call, String twiml) -> OVERHEAD + call.length() + twiml.length())
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** The answer that the call got, or is getting; else the one that is made for it now. */
    CompletableFuture<String> get(String callSid, Supplier<CompletableFuture<String>> first) {
        return answers.get(callSid, (call, executor) -> first.get());
    }
}
