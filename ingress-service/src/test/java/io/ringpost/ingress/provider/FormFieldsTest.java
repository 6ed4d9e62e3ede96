package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringpost.ingress.provider.FormFields.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFieldsTest {
    @Test
    void readsFieldsInTheOrderTheyWereSent() {
        assertThat(read("b=1&a&&=x&b=2=3&").fields())
                .extracting(Field::name, Field::value)
                .containsExactly(tuple("b", "1"), tuple("a", ""), tuple("", "x"), tuple("b", "2=3"));
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b+c, a b c, true",
        "%2B+%2b, + +, true",
        "50%, 50%, false",
        "%4, %4, false",
        "%zz%41, %zzA, false",
        "%4g, %4g, false",
        "%%41, %A, false",
        "a%41, aA, true",
    })
    void decodesEscapesAndLeavesWhatIsNone(String sent, String value, boolean wellFormed) {
        FormFields form = read("x=" + sent + "&next=%41");

        assertThat(form.text("x")).hasValue(value);
        assertThat(form.text("next")).hasValue("A");
        assertThat(form.wellFormed()).isEqualTo(wellFormed);
    }

    @Test
    void anEscapeEndsWithItsField() {
        assertThat(read("a=%4&1=%41").fields())
                .extracting(Field::name, Field::value)
                .containsExactly(tuple("a", "%4"), tuple("1", "A"));
        assertThat(read("a%3Db=c").fields()).extracting(Field::name).containsExactly("a=b");
    }

    @Property(tries = 300)
    void readsWhateverWasEncoded(@ForAll("texts") String name, @ForAll("texts") String value) {
        FormFields form = read(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&last=1");

        assertThat(form.all(name)).containsExactly(value);
        assertThat(form.wellFormed()).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('\u0001', '\ud7ff')
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> !text.equals("last"));
    }

    private static FormFields read(String form) {
        return FormFields.parse(form.getBytes(StandardCharsets.ISO_8859_1));
    }
}
