package io.ringpost.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions of registered schemas. */
class RegexTest {
    private static final long MOST_REPETITIONS = 30_000;
    private static final String TOO_MUCH =
            "holds more text than the registered schema's regular expressions may be matched with";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^\\d{5}-?\\d{3}$                          ; 01310-100            ; 1310-100",
                "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ; 0f9c2ad0-5c1e-4b1e-9b1a-1c1d1e1f2021 ; 0f9c2ad0",
                "^[A-Z\\u00C0-\\u00DC]+$                   ; \u00c1GUA            ; \u00e1gua",
                "[Pp]edido                                 ; um pedido            ; pedi do",
                "^(PENDENTE|ABERTO)$                       ; ABERTO               ; ABERTOS",
                "^\\p{L}+$                                 ; S\u00e3o             ; S\u00e3o 1",
                "^\\S+@\\S+\\.\\w{2,}$                     ; a@b.com              ; a b@c.d",
                "^\\\\u0041$                               ; \\u0041              ; A",
            })
    void findsWhatItSaysWhereverItStands(String regex, String fits, String breaks) {
        DataSchema schema = DataSchema.registered(pattern(regex));

        assertThat(schema.check(text(fits))).isEmpty();
        assertThat(schema.check(text(breaks)))
                .extracting(violation -> violation.masked("data"))
                .containsExactly("data does not match the regex pattern " + regex);
    }

    @Test
    void keysAreMatchedTooAndNotShown() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putObject("patternProperties").putObject("^x-").put("type", "string");
        schema.put("additionalProperties", false);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("x-maria", 7);

        assertThat(DataSchema.registered(schema).check(data))
                .extracting(violation -> violation.masked("data"))
                .containsExactly("data.* integer found, string expected");
        assertThat(DataSchema.registered(schema).check(data.put("x-maria", "7")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(?=a)b                    ; RE2 does not know: invalid or unsupported Perl syntax in (?= (pattern)",
                "(?<!a)b                   ; RE2 does not know",
                "(a)\\1                    ; RE2 does not know: invalid escape sequence in \\1",
                "\\cA                      ; RE2 does not know: invalid escape sequence in \\c",
                "\\uD83D\\uDE00            ; RE2 does not know: invalid escape sequence in \\u",
                "a{1001}                   ; written out",
                "((a{100}){100}){100}      ; written out",
                "(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}) ; written out",
                "([a-z]{500}|[0-9]{501})   ; written out",
                "(?:\\x{41}{900}b{200})    ; written out",
                "(                         ; RE2 does not know: missing closing )",
            })
    void whatCannotBeMatchedInALineIsRefusedByItsReason(String regex, String why) {
        assertThatThrownBy(() -> DataSchema.registered(pattern(regex)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesTooLongOrTooManyOfThem() {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        IntStream.range(0, 6).forEach(i -> keys.putObject("^[a-z]{990}" + i));

        assertThatThrownBy(() -> DataSchema.registered(pattern("a".repeat(1_001))))
                .hasMessageContaining("1000 letters");
        assertThatThrownBy(() -> DataSchema.registered(
                        JsonNodeFactory.instance.objectNode().set("patternProperties", keys)))
                .hasMessageContaining("5000 steps in all (patternProperties)");
    }

    /** Each takes an engine that goes back until the end of the world. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^(a|a)*$",
                "^(a|aa)+$",
                "^(a|a?)+$",
                "(a+a+)+b",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "^(.*a){11}b$",
                "^(a?){80}a{80}b$",
                "(.*)*c",
                "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}$"
            })
    void catastrophicOnesEndSoon(String regex) {
        DataSchema schema = DataSchema.registered(pattern(regex));

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(schema.check(text("a".repeat(30_000) + "!"))).hasSize(1);
            assertThat(schema.check(text("a".repeat(500_000) + "!"))).hasSize(1);
        });
    }

    @Test
    void manyTextsAreMatchedTogetherAsLittleAsOneThatIsAsLong() {
        ObjectNode items = JsonNodeFactory.instance.objectNode();
        items.set("items", pattern("^([a-z]{900})?$"));
        DataSchema schema = DataSchema.registered(items);
        JsonNode some =
                JsonNodeFactory.instance.arrayNode().add("a".repeat(900)).add("");
        var many = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 20).forEach(i -> many.add("a".repeat(900)));

        assertThat(schema.check(some)).isEmpty();
        assertThat(schema.check(many)).extracting(Violation::words).containsExactly(TOO_MUCH);
        assertThat(schema.check(some)).isEmpty();
    }

    /** RE2 takes what emits nothing for nothing: what is repeated is what stands before it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a{30}(?i){30}(?i){30}                            ; nothing to repeat before {30}",
                "a(?i){30}(?i){30}(?i){30}(?i){30}(?i){30}        ; nothing to repeat before {30}",
                "a{30}(?i)*                                       ; nothing to repeat before *",
                "a{2}{2}                                          ; nothing to repeat before {2}",
                "a|{2}                                            ; nothing to repeat before {2}",
                "(?:{2})                                          ; nothing to repeat before {2}",
                "{2}                                              ; nothing to repeat before {2}",
                "a{30}\\Q\\E{30}\\Q\\E{30}                        ; \\Q",
                "\\Q[\\E(?:(?:a{30}){30}){30}                     ; \\Q",
                "a{30}\\E{30}                                     ; \\E",
                "(?:a{30}[[:^alpha:])]){40}                       ; written out",
                "(?:a{30}[]()]){40}                               ; written out",
                "(?:a{30}[^]()]){40}                              ; written out",
                "(?:a{30}[[)]){40}                                ; written out",
                "(?:a{30}[\\p{L})]){40}                           ; written out",
                "(?:a{30}[\\u005d)]){40}                          ; written out",
                "(?P<n>a{30}){40}                                 ; written out",
                "(?<n>a{30}){40}                                  ; written out",
                "(?i-s:a{30}){40}                                 ; written out",
                "(?:a{1,30}){40}                                  ; written out",
                "(?:a{30,}){40}                                   ; written out",
                "a{0012}                                          ; leading zeros",
                "[A-[:alpha:](?:a{30}){30}]                       ; invalid character class in [A-",
                "[A-[:alpha:](((a{30}){30}){30})]                 ; invalid character class in [A-",
                "[A-[:^alpha:](?:a{30}){30}]                      ; invalid character class in [A-",
                "[--[:alpha:](?:a{30}){30}]                       ; invalid character class in [--",
                "[\\x{41}-[:alpha:](?:a{30}){30}]                 ; invalid character class in [\\x",
                "[\\x41-[:alpha:](?:a{30}){30}]                   ; invalid character class in [\\x",
                "[\\101-[:alpha:](?:a{30}){30}]                   ; invalid character class in [\\1",
                "[^]-[:alpha:](?:a{30}){30}]                      ; invalid character class in [^]",
                "[]-[:alpha:](?:a{30}){30}]                       ; invalid character class in []-",
                "[A-[](?:a{30}){40}                               ; written out",
                "[A-[&&[](?:a{30}){40}]                           ; written out",
                "[\\Q](?:a{30}){40}]\\E]                          ; invalid character class in [\\Q",
                "[\\                                              ; invalid character class in [\\",
                "[a-                                              ; invalid character class in [a-",
                "[[:alpha]                                        ; RE2 does not know",
                "(?x)a b                                          ; RE2 does not know",
                "(?#a)b                                           ; RE2 does not know",
            })
    void whatRe2WouldRepeatMoreThanItSeemsIsRefused(String regex, String why) {
        assertThatThrownBy(() -> LinearRegex.of(regex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)\\x{1c80}",
                "(?i)\u1c88",
                "(?i)\\u1C84",
                "a(?s-m:b)(?mi:[b-\\x{10ffff}])",
                "(?i)[^\\x{0000001C7F}-\uffff]",
                "(?i)[a-\\\ud83d\ude00]",
                "(?i)[--\u2013]",
                "(?i)[.\\--\u2013]",
                "(?i)[\\x41-\u2013]",
                "(?i)[\\101-\u2013]",
                "(?i)[[:alpha:]\\n-\u2013]",
                "(?i)[\\x{1C88}-\u2013]",
                "(?i)[a-\\x{1C80}]",
            })
    void whatRe2WouldNeverEndToCompileIsRefused(String regex) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(() -> LinearRegex.of(regex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("U+1C80"));
    }

    @Test
    void everyLetterWithCasesIsCompiledOrRefused() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(code -> Character.toLowerCase(code) != code || Character.toUpperCase(code) != code)
                .forEach(code -> {
                    String letter = Character.toString(code);
                    boolean endless = code >= 0x1c80 && code <= 0x1c88;

                    assertThat(catchThrowable(() -> assertThat(LinearRegex.of("(?i)" + letter)
                                                    .matches(letter))
                                            .isTrue())
                                    != null)
                            .as(Integer.toHexString(code))
                            .isEqualTo(endless);
                }));
    }

    /** Where case is ignored, RE2 goes through ranges letter by letter before anything is matched. */
    @ParameterizedTest
    @ValueSource(strings = {"(?i)[%s]", "(?i)a|[^%s]", "(?s:b)(?-s)(?i:[.%s])"})
    void noMoreIsFoldedThanABound(String regex) {
        String wide = "A-\u1c79";

        assertThat(LinearRegex.of(regex.formatted(wide.repeat(20))).stepsToCompile())
                .isBetween(20 * 7_000 / 200, 1_000);
        assertThat(LinearRegex.of(regex.replaceAll("i", "").formatted(wide.repeat(200)))
                        .stepsToCompile())
                .isLessThan(20);
        assertThatThrownBy(() -> LinearRegex.of(regex.formatted(wide.repeat(200))))
                .hasMessageContaining("200000 letters in all where (?i) is used");
    }

    @Test
    void classesOfUnicodeLettersAreBoundedToo() {
        assertThat(LinearRegex.of("^[\\p{L}\\p{M}\\PN' -]{30}$").stepsToCompile())
                .isLessThan(100);
        assertThat(List.of(
                        "\\pL".repeat(100),
                        "[" + "\\PL".repeat(100) + "]",
                        "(?i)\\p{Lu}|[" + "\\p{Ll}".repeat(100) + "]"))
                .allSatisfy(regex ->
                        assertThatThrownBy(() -> LinearRegex.of(regex)).hasMessageContaining("\\p counting as"));
    }

    @Test
    void allOfASchemaIsCompiledWithinOneBound() {
        ObjectNode few = JsonNodeFactory.instance.objectNode();
        ObjectNode many = JsonNodeFactory.instance.objectNode();
        IntStream.range(0, 40).forEach(i -> few.putObject("(?i)[\u4e00-\u9fff]{9}" + i));
        IntStream.range(0, 60).forEach(i -> many.putObject("(?i)[\u4e00-\u9fff]" + i));

        assertThat(DataSchema.registered(JsonNodeFactory.instance.objectNode().set("patternProperties", few))
                        .check(text("a")))
                .isEmpty();
        assertThatThrownBy(() -> DataSchema.registered(
                        JsonNodeFactory.instance.objectNode().set("patternProperties", many)))
                .hasMessageContaining("5000 steps in all (patternProperties)");
    }

    @Test
    void lineBreakBehindABackslashEndsNoCharacterClass() {
        assertThatThrownBy(() -> LinearRegex.of("(?:a{30}[\\\n)]){40}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("written out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(?i)^sim$            ; SIM",
                "(?i)^[à-þ€’]+$       ; É€",
                "^(?:a|)b{0}c(){3}$   ; ac",
                "^[]a]+$              ; a]",
                "^[()[\\]{}]+$        ; [{()}]",
                "^[[:alpha:]_]{2,3}?$ ; a_b",
                "^\\x{41}\\101\\Bz$   ; AAz",
                "^a{,2}$              ; a{,2}",
                "^{a}$                ; {a}",
                "^\\\\E$              ; \\E",
                "^a\\b{2}-$           ; a-",
                "(?i)^[\\w .,\\-–’]+$ ; Sim – e",
                "(?i)[\\u4e00-\\u9fff] ; \u5f20",
                "(?i)sim-“            ; SIM-“",
                "(?i)^[a-z–]+-’$      ; A–-’",
                "(?i)^[^’-“]{2}$      ; ab",
                "(?i)^[\\x00-\\x{10FFFF}]$ ; \u1c80",
                "^[[:alnum:]-]+$      ; a-1",
                "^[[:alpha:]-_]+$     ; a-_",
                "^[-\\w.]+$           ; a-.",
                "^[--/]+$             ; -./",
                "^[\\[\\]^-]+$         ; []^-",
                "^[\\w-[:alpha:](?:a{30}){30}]+$ ; (-",
                "^[[:^alpha:]-[:alpha:](]+$ ; a-(",
                "^[[a&&b-]+$          ; [a&&b-",
                "^[\\t\\x41\\060-\\071\\pL\\P{L}]+$ ; A1",
            })
    void whatIsOddButClearIsUsed(String regex, String fits) {
        assertThat(LinearRegex.of(regex).matches(fits)).isTrue();
    }

    @Property(tries = 4_000)
    void whateverIsGivenIsRefusedOrSmall(@ForAll("regexes") String regex) {
        try {
            long steps = LinearRegex.of(regex).steps();

            assertThat(steps).isLessThanOrEqualTo(4 * RegexSize.of(regex).written());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)(may use|uses).+");
        }
    }

    /** Never more repetitions than the machine has room for, or one that is not refused would end it. */
    @Provide
    Arbitrary<String> regexes() {
        Arbitrary<String> any = Arbitraries.of(
                "b",
                "[",
                "]",
                "[^",
                "{",
                "}",
                "*",
                "+",
                "?",
                "|",
                "\\",
                "\\d",
                "\\x{41}",
                "\\p{L}",
                "^",
                "$",
                ".",
                ",",
                "{2}",
                "{9}",
                "{0}",
                "{0,}",
                "{1,}",
                "{02}",
                "{1,20}",
                "{7,}",
                "(?P<n>",
                "(?s-i:",
                "[[:alpha:]]",
                "[[:^alpha:])]",
                "[]a]",
                "[^])]",
                "\\u0041",
                "\\b",
                "\\0",
                "12",
                "\n",
                ":",
                "=",
                "#",
                "(?x)",
                "()",
                "(?:)",
                "(|)",
                "-",
                "A-",
                "--",
                "[:alpha:]",
                "[:^alpha:]",
                "&&",
                "\\[",
                "\\-");
        Arbitrary<String> often = Arbitraries.of("a", "(", "(?:", ")", "{30}", "{30}", "(?i)", "\\Q", "\\E", "a{30}");
        return Arbitraries.oneOf(often, any)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(list -> String.join("", list))
                .filter(regex -> repetitions(regex) <= MOST_REPETITIONS);
    }

    private static long repetitions(String regex) {
        return Pattern.compile("\\d+(?=\\})")
                .matcher(regex)
                .results()
                .mapToLong(times -> Long.parseLong(times.group()))
                .reduce(1, (one, other) -> Math.min(MOST_REPETITIONS + 1, one * Math.max(1, other)));
    }

    private static ObjectNode pattern(String regex) {
        return JsonNodeFactory.instance.objectNode().put("pattern", regex);
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
