package io.ringpost.contract.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.ringpost.contract.AnyRecord;
import io.ringpost.contract.Service;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.Unrecognised;
import io.ringpost.contract.sms.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any event of any sealed family, not only the examples. */
class RoundTripTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Map<String, JsonSchema> LOADED = new HashMap<>();

    @Property(tries = 300)
    void readsWhatItWroteAndKeepsToTheSchema(@ForAll("kinds") Class<? extends Event> kind, @ForAll long seed) {
        Event event = new AnyRecord(seed).of(kind);

        EncodedEvent record = EventCodec.encode(event, Service.CALL_STATE);

        assertThat(EventCodec.decode(record.headers(), record.value())).isEqualTo(event);
        assertThat(schema(event.type()).validate(new String(record.value(), UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @Property(tries = 300)
    void aTornOrTurnedValueIsReadOrUnrecognisedButNeverThrows(
            @ForAll("kinds") Class<? extends Event> kind, @ForAll long seed) {
        EncodedEvent record = EventCodec.encode(new AnyRecord(seed).of(kind), Service.CALL_STATE);
        byte[] value = record.value();
        int at = Math.floorMod(seed, value.length);
        byte[] torn = Arrays.copyOf(value, at);
        byte[] turned = value.clone();
        turned[at] ^= (byte) (1 << Math.floorMod(seed, Byte.SIZE));

        assertThat(EventCodec.decode(record.headers(), torn)).isInstanceOf(Unrecognised.class);
        assertThat(EventCodec.decode(record.headers(), turned)).isNotNull();
    }

    @Test
    void everyRecordOfTheSealedFamiliesIsAKindThatTheCodecReads() {
        List<String> types = kindClasses()
                .map(kind -> new AnyRecord(1).of(kind).type())
                .sorted()
                .toList();

        assertThat(types)
                .containsExactlyElementsOf(EventTypes.all().stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "a\ud83db", "\ude00", "\ude00\ud83d"})
    void halfACharacterDoesNotStopAnEvent(String half) {
        Message any = new AnyRecord(7).of(Message.class);
        Message broken = new Message(
                any.id(),
                any.conversationId(),
                any.provider(),
                half,
                any.direction(),
                any.from(),
                any.to(),
                half,
                List.of(half),
                any.status(),
                half,
                null,
                null,
                any.at());

        assertThat(Json.read(Json.write(broken), Message.class)).isEqualTo(broken);
    }

    @Test
    void nestingWithoutEndIsUnrecognised() {
        byte[] deep = ("{\"metadata\":" + "{\"a\":".repeat(100_000)).getBytes(UTF_8);
        Map<String, String> headers = EventCodec.encode(new AnyRecord(1).of(CallSnapshot.class), Service.CALL_STATE)
                .headers();

        assertThat(EventCodec.decode(headers, deep)).isInstanceOf(Unrecognised.class);
    }

    @Property(tries = 100)
    void aCrmEventIsKeptAsText(@ForAll long seed) {
        EventInfo info = new AnyRecord(seed).of(EventInfo.class);
        CrmEvent event = new CrmEvent(info, "cliente.criado", "{\"n\":" + seed + ".00}");

        EncodedEvent record = EventCodec.encode(event, Service.INGRESS);

        assertThat(EventCodec.decode(record.headers(), record.value())).isEqualTo(event);
    }

    @Provide
    Arbitrary<Class<? extends Event>> kinds() {
        return Arbitraries.of(kindClasses().toList());
    }

    private static Stream<Class<? extends Event>> kindClasses() {
        Predicate<Class<?>> closed = kind -> kind != CrmEvent.class && kind != Unrecognised.class;
        return leaves(Event.class).filter(closed).map(kind -> kind.asSubclass(Event.class));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(RoundTripTest::leaves);
    }

    private static JsonSchema schema(String type) {
        return LOADED.computeIfAbsent(
                type, name -> SCHEMAS.getSchema(SchemaLocation.of("classpath:schema/event/" + name + ".json")));
    }
}
