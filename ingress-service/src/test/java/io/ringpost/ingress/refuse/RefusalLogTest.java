package io.ringpost.ingress.refuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private final RefusalLog log = new RefusalLog();

    @Test
    void keepsWhatIsRareThoughJunkPoursIn() {
        log.add(refusal("twilio", "signature_wrong"));
        for (int i = 0; i < 3000; i++) {
            log.add(refusal("none", "not_found"));
        }

        List<Refusal> all = all();

        assertThat(all).hasSize(1000);
        assertThat(all.get(999).cause()).isEqualTo("signature_wrong");
    }

    @Test
    void showsThemNewestFirstPageByPage() {
        for (int i = 0; i < 120; i++) {
            log.add(refusal("p" + i % 3, "cause" + i));
        }

        assertThat(all())
                .extracting(Refusal::cause)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .startsWith("cause119", "cause118")
                .endsWith("cause1", "cause0");
    }

    @Test
    void putsWhatIsFoundOutLaterIntoItsPlace() {
        long first = log.add(refusal("twilio", "signature_wrong"));
        long second = log.add(refusal("twilio", "signature_wrong"));
        log.add(refusal("twilio", "signature_wrong"));

        log.replace(second, hinted("with http"));
        log.replace(first - 1, hinted("of one that is gone"));
        log.replace(second, hinted("with https"));

        assertThat(all()).extracting(Refusal::hint).containsExactly(null, "with https", null);
    }

    private List<Refusal> all() {
        List<Refusal> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Refusal> page = page(cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private Page<Refusal> page(@Nullable String cursor) {
        return log.page(PageRequest.parse("refusals", null, cursor));
    }

    private static Refusal hinted(String hint) {
        return new Refusal(NOW, "twilio", "/x", "POST", 403, "signature_wrong", hint, null, new Refusal.Sizes(0, 0, 0));
    }

    private static Refusal refusal(String provider, String cause) {
        return new Refusal(NOW, provider, "/x", "POST", 403, cause, null, null, new Refusal.Sizes(0, 0, 0));
    }
}
