package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Hostile;
import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.FormFields.Field;
import io.ringpost.ingress.provider.QuerySecrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Forms and queries of strangers, against a decoder written another way. */
class FuzzedFormsTest {
    private static final Pattern UNIT = Pattern.compile("%([0-9A-Fa-f]{2})|.", Pattern.DOTALL);

    @Property
    void whateverComesIsReadAsTheReferenceReadsIt(@ForAll("hostile") byte[] bytes) {
        FormFields form = FormFields.parse(bytes);

        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(form.fields()).isEqualTo(reference(text));
        assertThat(form.wellFormed())
                .isEqualTo(!Pattern.compile("%(?![0-9A-Fa-f]{2})").matcher(text).find());
    }

    @Property
    void whatWasEncodedComesBack(@ForAll @Size(max = 30) List<String> values) {
        List<String> unicode = values.stream()
                .map(value -> new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
        String form = unicode.stream()
                .map(value -> "n=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));

        FormFields fields = FormFields.parse(form.getBytes(StandardCharsets.US_ASCII));

        assertThat(fields.all("n")).isEqualTo(unicode);
        assertThat(fields.wellFormed()).isTrue();
    }

    @Property
    void noFormHoldsMoreThanItWasGiven(@ForAll("hostile") byte[] bytes) {
        int held = FormFields.parse(bytes).fields().stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();

        assertThat(held).isLessThanOrEqualTo(bytes.length);
    }

    @Property
    void aMaskedQueryHasNoSecretAndAllElseAsItWas(@ForAll("lines") String before, @ForAll("lines") String after) {
        String masked = QuerySecrets.mask(before + "&ToKen=s3cr3t-v4lue&" + after);

        assertThat(masked).doesNotContain("s3cr3t-v4lue").contains("&ToKen=***&");
        assertThat(masked.split("[&;]", -1)).hasSize((before + "&x&" + after).split("[&;]", -1).length);
    }

    @Provide
    Arbitrary<byte[]> hostile() {
        return Hostile.bytes();
    }

    @Provide
    Arbitrary<String> lines() {
        return Hostile.line();
    }

    private static List<Field> reference(String form) {
        return Arrays.stream(form.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Field(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1])))
                .toList();
    }

    private static String decoded(String text) {
        StringBuilder decoded = new StringBuilder();
        Matcher unit = UNIT.matcher(text.replace('+', ' '));
        while (unit.find()) {
            decoded.append(unit.group(1) == null ? unit.group() : (char) Integer.parseInt(unit.group(1), 16));
        }
        return decoded.toString();
    }
}
