package io.ringpost.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WideEventTest {

    @Test
    void fields_travel_with_the_record_typed_and_masked() {
        ExtLogRecord line = logged(log -> log.event("webhook-kept")
                .word("provider", "twilio")
                .word("absent", null)
                .number("bytes", 812)
                .millis("ms", Duration.ofNanos(1_234_567))
                .phone("from", "+5511987654321")
                .text("body", "hello")
                .info("Kept: initiated"));

        assertThat(line.getMdcCopy())
                .contains(
                        entry("event", "webhook-kept"),
                        entry("provider", "twilio"),
                        entry("bytes", "812"),
                        entry("ms", "1.234"),
                        entry("from", "+5511*******21"),
                        entry("body", "<5 characters>"))
                .doesNotContainKey("absent");
        assertThat(line.getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void a_number_given_as_a_word_is_masked_all_the_same() {
        assertThat(logged(log -> log.event("e").word("to", "+5511987654321").info("x"))
                        .getMdc("to"))
                .isEqualTo("+5511*******21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "whatsapp:", "whatsapp:+", "tel:", "tel:+"})
    void eight_to_fifteen_digits_are_a_number_however_they_begin(String before) {
        assertThat(asWord(before + "1234567")).isEqualTo(before + "1234567");
        assertThat(asWord(before + "12345678")).contains("*").doesNotContain("12345678");
        assertThat(asWord(before + "123456789012345")).contains("*").doesNotContain("123456789012345");
        assertThat(asWord(before + "1234567890123456")).isEqualTo(before + "1234567890123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"++5511987654321", "x5511987654321", "5511987654321x", "sip:5511987654321", "+55119876-4321"})
    void what_is_more_than_a_number_is_an_id(String id) {
        assertThat(asWord(id)).isEqualTo(id);
    }

    private static String asWord(String value) {
        return logged(log -> log.event("e").word("to", value).info("x")).getMdc("to");
    }

    @Test
    void nobody_can_forge_a_line() {
        ExtLogRecord line =
                logged(log -> log.event("e").word("agent", "a\nINFO forged").info("one\r\ntwo"));

        assertThat(line.getMdc("agent")).isEqualTo("a INFO forged");
        assertThat(line.getMessage()).isEqualTo("one  two");
    }

    @Test
    void a_failure_shows_types_and_places_but_no_message() {
        Throwable failure = new IllegalStateException("Key (number)=(+5511987654321)", new RuntimeException("maria"));

        ExtLogRecord line = logged(log -> log.event("e").failure(failure).error("It broke"));

        String printed = new PatternFormatter("%s %X%e").format(line);
        assertThat(printed)
                .contains("java.lang.IllegalStateException", "java.lang.RuntimeException", "WideEventTest")
                .doesNotContain("5511987654321")
                .doesNotContain("maria");
    }

    @Test
    void a_long_word_is_cut() {
        assertThat(logged(log -> log.event("e").word("long", "x".repeat(5_000)).info("x"))
                        .getMdc("long"))
                .hasSizeLessThan(150);
    }

    private static ExtLogRecord logged(Consumer<WideLog> unit) {
        List<ExtLogRecord> lines = new ArrayList<>();
        ExtHandler capture = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line);
            }
        };
        Logger logger = Logger.getLogger(WideEventTest.class.getName());
        logger.addHandler(capture);
        try {
            unit.accept(WideLog.of(WideEventTest.class));
        } finally {
            logger.removeHandler(capture);
        }
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
