package io.ringpost.recording.discover.voipms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.recording.lifecycle.Beginning;
import io.ringpost.recording.lifecycle.ListedRecording;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingListTest {
    private static final Instant BEGAN = Instant.parse("2018-12-06T21:21:46Z");

    @Test
    void aRowTellsWhoTalkedWhenAndForHowLong() {
        String id = id("100000-8455550123-8455550199-IN-" + BEGAN.getEpochSecond());

        ListedRecording listed = one("100000", row(id, "2018-12-06 16:21:46", "8455550199"));

        assertThat(listed.providerRecordingId()).isEqualTo(id);
        assertThat(listed.over()).isEqualTo(BEGAN.plusSeconds(83));
        assertThat(listed.beginning()).isEqualTo(new Beginning(BEGAN, "8455550123", "8455550199"));
        assertThat(listed.details().from()).isEqualTo("+18455550123");
        assertThat(listed.details().to()).isEqualTo("+18455550199");
        assertThat(listed.details().durationSeconds()).isEqualTo(83);
        assertThat(listed.details().account()).isEqualTo("100000");
    }

    @Test
    void whoWasCalledIsNamedFirstOrLast() {
        String id = id("100000-8455550199-8455550123-OUT-" + BEGAN.getEpochSecond());

        ListedRecording listed = one("100000", row(id, "2018-12-06 16:21:46", "18455550199"));

        assertThat(listed.details().from()).isEqualTo("+18455550123");
        assertThat(listed.details().to()).isEqualTo("+18455550199");
    }

    @Test
    void withoutACalledNumberTheIdSaysIt() {
        String id = id("100000-8455550123-101-IN-" + BEGAN.getEpochSecond());

        ListedRecording listed = one("100000", row(id, "2018-12-06 16:21:46", ""));

        assertThat(listed.details().from()).isEqualTo("+18455550123");
        assertThat(listed.details().to()).isEqualTo("101");
    }

    @Test
    void anIdOfAnotherFormLeavesTheWallInNewYork() {
        ListedRecording winter = one("100000", row("opaque", "2018-12-06 16:21:46", "8455550199"));
        ListedRecording summer = one("100000", row("opaque", "2018-07-06 16:21:46", "8455550199"));

        assertThat(winter.over()).isEqualTo(BEGAN.plusSeconds(83));
        assertThat(summer.over())
                .isEqualTo(Instant.parse("2018-07-06T20:21:46Z").plusSeconds(83));
        assertThat(winter.beginning()).isNull();
        assertThat(winter.details().from()).isNull();
        assertThat(winter.details().to()).isEqualTo("+18455550199");
    }

    @Test
    void whoeverHasNoNumberIsNotLookedFor() {
        String id = id("100000-anonymous-8455550199-IN-" + BEGAN.getEpochSecond());

        ListedRecording listed = one("100000", row(id, "", "8455550199"));

        assertThat(listed.beginning()).isNull();
        assertThat(listed.over()).isEqualTo(BEGAN.plusSeconds(83));
    }

    @Test
    void whatIsListedForAllIsAskedForInItsOwnAccount() {
        assertThat(one("all", row("opaque", "2018-12-06 16:21:46", ""))
                        .details()
                        .account())
                .isEqualTo("100000_julie");
        assertThat(one("100000", row("opaque", "2018-12-06 16:21:46", ""))
                        .details()
                        .account())
                .isEqualTo("100000");
    }

    @Test
    void aRowWithoutIdOrTimeIsNone() {
        assertThat(list(row("", "2018-12-06 16:21:46", "")).recordings("1")).isEmpty();
        assertThat(list(row("opaque", "0000-00-00 00:00:00", "")).recordings("1"))
                .isEmpty();
        assertThat(list("{\"callrecording\":\"opaque\"}").recordings("1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no_recording", "api_limit_exceeded", "ip_not_enabled"})
    void anErrorIsAWord(String word) {
        RecordingList list = RecordingList.of(("{\"status\":\"" + word + "\"}").getBytes(UTF_8), "recordings");

        assertThat(list.status()).isEqualTo(word);
        assertThat(list.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "{}", "{\"status\":1}", "{\"status\":\"Two words\"}"})
    void anythingElseIsUnreadable(String answer) {
        RecordingList list = RecordingList.of(answer.getBytes(UTF_8), "recordings");

        assertThat(list.status()).isEmpty();
        assertThat(list.rows()).isEmpty();
    }

    @Test
    void rowsThatAreNoObjectsAreLeftOut() {
        assertThat(list("1").rows()).isEmpty();
        assertThat(list("{\"value\":\"100000\"}").rows()).hasSize(1);
    }

    private static ListedRecording one(String account, String row) {
        List<ListedRecording> found = list(row).recordings(account);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static RecordingList list(String row) {
        return RecordingList.of(
                ("{\"status\":\"success\",\"recordings\":[" + row + "]}").getBytes(UTF_8), "recordings");
    }

    private static String row(String id, String datetime, String destination) {
        return """
                {"callrecording":"%s","datetime":"%s","destination":"%s","type":"Incoming",\
                "subaccount":"100000_julie","duration":"01:23"}""".formatted(id, datetime, destination);
    }

    private static String id(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
