package io.ringpost.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FeedWindowTest {

    @Property(tries = 300)
    void givesWhatItCoversWithoutAGap(
            @ForAll @IntRange(min = 1, max = 20) int capacity,
            @ForAll @IntRange(max = 60) int items,
            @ForAll @IntRange(max = 70) int afterSeq,
            @ForAll @IntRange(min = 1, max = 30) int limit) {
        FeedWindow window = new FeedWindow(capacity, 1_000_000);
        window.catchUp(0, 0);
        window.append(items(1, items));

        List<Long> given =
                window.after(afterSeq, limit).stream().map(FeedItem::seq).toList();

        assertThat(window.covers(afterSeq)).isEqualTo(afterSeq >= items - capacity || items <= capacity);
        if (window.covers(afterSeq)) {
            assertThat(given)
                    .isEqualTo(LongStream.rangeClosed(afterSeq + 1L, items)
                            .limit(limit)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void keepsItsMemoryBounded() {
        FeedWindow window = new FeedWindow(100, 10);
        window.catchUp(0, 0);

        window.append(items(1, 30));

        assertThat(window.covers(20)).isTrue();
        assertThat(window.covers(19)).isFalse();
    }

    @Test
    void takesNothingTwiceAndNothingOutOfOrder() {
        FeedWindow window = new FeedWindow(100, 100);
        window.catchUp(0, 5);

        window.append(items(4, 7));
        window.append(items(9, 10));

        assertThat(window.head()).isEqualTo(7);
        assertThat(window.after(5, 10)).extracting(FeedItem::seq).containsExactly(6L, 7L);
    }

    @Test
    void jumpsWhenItIsFarBehindOrWhenWhatItNeedsIsPurged() {
        FeedWindow window = new FeedWindow(10, 100);
        window.catchUp(0, 5);
        window.append(items(6, 7));

        window.catchUp(0, 17);
        long near = window.head();
        window.catchUp(8, 17);

        assertThat(near).isEqualTo(7);
        assertThat(window.head()).isEqualTo(17);
        assertThat(window.covers(16)).isFalse();
    }

    private static List<FeedItem> items(int from, int to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> new FeedItem(seq, "t", "k", Map.of(), new byte[] {1}))
                .toList();
    }
}
