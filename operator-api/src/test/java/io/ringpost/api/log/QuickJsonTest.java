package io.ringpost.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.json.runtime.JsonFormatter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.StructuredFormatter;
import org.junit.jupiter.api.Test;

class QuickJsonTest {
    private static final long LATEST_SECOND = 4_102_444_800L;

    @Property(tries = 500)
    void writesWhatTheConfiguredFormatterWrites(
            @ForAll String message,
            @ForAll Map<String, String> fields,
            @ForAll @LongRange(min = 0, max = LATEST_SECOND) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nanos) {
        JsonFormatter configured = shipped();
        ExtLogRecord line = line(message, Instant.ofEpochSecond(second, nanos));
        fields.forEach(line::putMdc);

        String quick = QuickJson.inPlaceOf(configured).orElseThrow().format(new ExtLogRecord(line));

        assertThat(quick).isEqualTo(configured.format(line));
    }

    @Test
    void leavesFailuresToTheConfiguredFormatter() {
        ExtLogRecord line = line("It broke", Instant.EPOCH);
        line.setThrown(new IllegalStateException("why"));

        assertThat(QuickJson.inPlaceOf(shipped()).orElseThrow().format(line))
                .contains("java.lang.IllegalStateException")
                .contains("QuickJsonTest");
    }

    @Test
    void standsInForNoFormatterThatWritesOtherwise() {
        StructuredFormatter detailed = shipped();
        detailed.setPrintDetails(true);
        StructuredFormatter dated = shipped();
        dated.setDateFormat("yyyy");

        assertThat(QuickJson.inPlaceOf(detailed)).isEmpty();
        assertThat(QuickJson.inPlaceOf(dated)).isEmpty();
        assertThat(QuickJson.inPlaceOf(new JsonFormatter())).isEmpty();
    }

    /** As the settings of every service have it. */
    private static JsonFormatter shipped() {
        JsonFormatter formatter = new JsonFormatter("MDC=fields");
        formatter.setExcludedKeys(Set.of("loggerClassName", "ndc", "processName", "sequence", "threadId"));
        return formatter;
    }

    private static ExtLogRecord line(String message, Instant at) {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.NO_FORMAT, "");
        line.setLoggerName("io.ringpost.Example");
        line.setInstant(at);
        return line;
    }
}
