package io.ringpost.sms.plan.voipms;

import java.util.List;
import java.util.function.Function;

/** How a text goes through VoIP.ms, which takes 160 bytes of UTF-8 at once, whatever a carrier would count. */
public sealed interface VoipmsParts {
    int MOST_BYTES = 160;
    int MOST_PARTS = 3;
    /** VoIP.ms: characters by its documents; counted in bytes it is safe. */
    int MOST_MMS_BYTES = 2048;

    /** Takes the way that fits: texts one after the other, one MMS, or none for so many bytes. */
    <R> R match(Function<List<String>, R> parts, Function<String, R> mms, Function<Integer, R> tooLong);

    /**
     * Texts, numbered if there are several.
     *
     * @param parts in their order
     */
    record Texts(List<String> parts) implements VoipmsParts {
        @Override
        public <R> R match(Function<List<String>, R> texts, Function<String, R> mms, Function<Integer, R> tooLong) {
            return texts.apply(parts);
        }
    }

    /**
     * One MMS without media.
     *
     * @param text the whole
     */
    record Mms(String text) implements VoipmsParts {
        @Override
        public <R> R match(Function<List<String>, R> texts, Function<String, R> mms, Function<Integer, R> tooLong) {
            return mms.apply(text);
        }
    }

    /**
     * More than VoIP.ms takes.
     *
     * @param bytes so many
     */
    record TooLong(int bytes) implements VoipmsParts {
        @Override
        public <R> R match(Function<List<String>, R> texts, Function<String, R> mms, Function<Integer, R> tooLong) {
            return tooLong.apply(bytes);
        }
    }

    /** The way that fits a text; look-alikes of ASCII characters, which cost more bytes, are replaced first. */
    static VoipmsParts of(String text) {
        String plain = PlainBytes.of(text);
        if (PlainBytes.bytes(plain) <= MOST_BYTES) {
            return new Texts(List.of(plain));
        }
        for (int count = 2; count <= MOST_PARTS; count++) {
            List<String> parts = NumberedParts.into(plain, count);
            if (parts.size() <= count) {
                return new Texts(parts);
            }
        }
        int bytes = PlainBytes.bytes(plain);
        return bytes <= MOST_MMS_BYTES ? new Mms(plain) : new TooLong(bytes);
    }
}
