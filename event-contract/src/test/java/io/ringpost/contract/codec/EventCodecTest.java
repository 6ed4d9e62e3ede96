package io.ringpost.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Examples;
import io.ringpost.contract.Service;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.Unrecognised;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    @ParameterizedTest
    @MethodSource("examples")
    void readsWhatItWrote(Event event) {
        EncodedEvent record = EventCodec.encode(event, Service.CALL_STATE);

        assertThat(EventCodec.decode(record.headers(), record.value())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writesToTheFamilysTopicUnderItsKey(Event event) {
        EncodedEvent record = EventCodec.encode(event, Service.CALL_STATE);

        assertThat(record.topic()).isEqualTo(event.topic());
        assertThat(record.key()).isEqualTo(event.key()).isNotBlank().doesNotStartWith("+");
    }

    @Test
    void hasAnExampleOfEveryType() {
        assertThat(examples()).extracting(Event::type).containsExactlyInAnyOrderElementsOf(EventTypes.all());
    }

    @Test
    void keepsTheBodyOfACrmEventAsItIs() {
        String body = "{\"event\":\"cliente.criado\",\"data\":{\"id\":1.50,\"x\":\"\\u00e7\"}}";
        CrmEvent event = new CrmEvent(new EventInfo("i", "c-1", Instant.EPOCH, 0), "cliente.criado", body);

        EncodedEvent record = EventCodec.encode(event, Service.INGRESS);

        assertThat(record.value()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        assertThat(EventCodec.decode(record.headers(), record.value())).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.ringpost.call.teleported", "", "com.example.other"})
    void keepsAnUnknownTypeWhole(String type) {
        Map<String, String> headers = Map.of(EventHeaders.TYPE, type, EventHeaders.ID, "i-1", "x", "y");
        byte[] value = {1, 2, 3};

        Event event = EventCodec.decode(headers, value);

        assertThat(event).isInstanceOfSatisfying(Unrecognised.class, unknown -> {
            assertThat(unknown.type()).isEqualTo(type);
            assertThat(unknown.info().id()).isEqualTo("i-1");
            assertThat(unknown.headers()).isEqualTo(headers);
            assertThat(unknown.data()).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"text\"", "{\"id\":{}}", "{\"legs\":7}", "{\"createdAt\":\"x\"}"})
    void aValueThatIsNotOfItsTypeIsUnrecognised(String value) {
        Event event = EventCodec.decode(
                Map.of(EventHeaders.TYPE, "io.ringpost.call.ended"), value.getBytes(StandardCharsets.UTF_8));

        assertThat(event).isInstanceOf(Unrecognised.class);
    }

    @Property(tries = 500)
    void neverThrowsWhateverComes(
            @ForAll("types") String type, @ForAll Map<String, String> more, @ForAll byte[] value) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put(EventHeaders.TYPE, type);
        headers.put(EventHeaders.TIME, "no time");
        headers.put(EventHeaders.AGGREGATE_VERSION, "many");

        assertThat(EventCodec.decode(headers, value)).isNotNull();
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.oneOf(
                Arbitraries.of(EventTypes.all()), Arbitraries.strings().map(name -> CrmEvent.TYPE_PREFIX + name));
    }

    @Test
    void aFieldAndAWordOfALaterVersionDoNotHurt() {
        EncodedEvent record = EventCodec.encode(Examples.of("io.ringpost.call.ended"), Service.CALL_STATE);
        String later = new String(record.value(), StandardCharsets.UTF_8)
                .replace("\"status\":\"completed\"", "\"status\":\"teleported\",\"mood\":{\"of\":\"later\"}");

        Event event = EventCodec.decode(record.headers(), later.getBytes(StandardCharsets.UTF_8));

        assertThat(event).isNotInstanceOf(Unrecognised.class);
        assertThat(new String(Json.write(event.data()), StandardCharsets.UTF_8)).contains("\"status\":\"unknown\"");
    }

    static List<Event> examples() {
        return Examples.all();
    }
}
