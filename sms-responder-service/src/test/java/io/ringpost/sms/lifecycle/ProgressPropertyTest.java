package io.ringpost.sms.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.sms.MessageStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProgressPropertyTest {
    @Property
    void anyOrderAndRepetitionOfWhatWasSaidComesToTheSame(@ForAll("said") List<Progress> said, @ForAll Random random) {
        List<Progress> repeated = new ArrayList<>(said);
        repeated.addAll(said);
        Collections.shuffle(repeated, random);

        assertThat(joined(repeated)).isEqualTo(joined(said));
    }

    @Property
    void itNeverGoesBackAndTellsEachMilestoneOnce(@ForAll("said") List<Progress> said) {
        Map<Milestone, Integer> told = new EnumMap<>(Milestone.class);
        Progress now = Progress.QUEUED;
        for (Progress one : said) {
            Progress next = now.join(one);
            assertThat(next.join(now)).isEqualTo(next);
            Milestone.reached(now.status(), next.status()).forEach(milestone -> told.merge(milestone, 1, Integer::sum));
            now = next;
        }

        assertThat(told.getOrDefault(Milestone.DELIVERED, 0)).isLessThanOrEqualTo(1);
        assertThat(told.getOrDefault(Milestone.FAILED, 0)).isLessThanOrEqualTo(1);
        assertThat(told.containsKey(Milestone.DELIVERED)).isEqualTo(now.status() == MessageStatus.DELIVERED);
    }

    @Property
    void anyWordOfTheProvidersOutranksOurNotKnowing(@ForAll("said") List<Progress> said) {
        boolean heard = said.stream()
                .anyMatch(one -> one.status() != MessageStatus.QUEUED && one.status() != MessageStatus.UNKNOWN);

        assertThat(joined(said).join(Progress.UNKNOWN).status() == MessageStatus.UNKNOWN)
                .isEqualTo(!heard);
    }

    @Provide
    Arbitrary<List<Progress>> said() {
        Arbitrary<MessageStatus> status =
                Arbitraries.of(MessageStatus.class).filter(word -> word != MessageStatus.RECEIVED);
        Arbitrary<String> code = Arbitraries.of("30003", "30005").injectNull(0.5);
        return Combinators.combine(status, code).as(Progress::new).list().ofMaxSize(12);
    }

    private static Progress joined(List<Progress> said) {
        return said.stream().reduce(Progress.QUEUED, Progress::join);
    }
}
