package io.ringpost.sms.understand;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the language of a text from its words; where they leave it open, from what is known besides. */
public final class LanguageGuess {
    private static final Map<Language, String> COMMON = Map.of(
            Language.EN,
            "the i you is are am does did have has need want would like my your our what which who how can could please"
                    + " thanks thank hello hi hey there this it an for at of with to and not we they help today tomorrow"
                    + " doctor tooth morning afternoon unsubscribe",
            Language.PT,
            "voce voces vcs vc nao sim uma um eu meu minha preciso quero gostaria fica ficam qual quais ola oi bom boa"
                    + " obrigado obrigada com em na tem hoje amanha estou tenho ate e da dos das ao pelo pela posso voces muito"
                    + " meus minhas ajuda sair descadastrar noite manha esta fazer dente",
            Language.ES,
            "usted ustedes si una un yo mi necesito quiero quisiera cual cuales hola buenos buenas gracias con en la el"
                    + " los las tiene tienen hoy manana estoy tengo hasta y puedo muy mis ayuda ayudame salir baja esta del"
                    + " hacer al es son diente muela");

    private static final Map<Language, String> LETTERS = Map.of(Language.PT, "ãõçÃÕÇ", Language.ES, "ñÑ¿¡");
    private static final Map<Language, Set<String>> WORDS = words();

    private LanguageGuess() {}

    /**
     * The language of a text.
     *
     * @param hints what is known besides, best first; they decide among the languages that the words leave open
     */
    public static Language of(@Nullable String text, List<Language> hints) {
        Set<Language> open = open(text == null ? "" : text);
        return hints.stream()
                .filter(open::contains)
                .findFirst()
                .orElseGet(() -> open.size() == Language.values().length
                        ? Language.EN
                        : open.iterator().next());
    }

    /** The languages that have the most words of it. */
    private static Set<Language> open(String text) {
        Map<Language, Integer> scores = new EnumMap<>(Language.class);
        PlainText plain = PlainText.of(text);
        for (Language language : Language.values()) {
            scores.put(language, score(language, text, plain));
        }
        int best = scores.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Set<Language> open = EnumSet.noneOf(Language.class);
        scores.forEach((language, score) -> {
            if (score == best) {
                open.add(language);
            }
        });
        return open;
    }

    private static int score(Language language, String text, PlainText plain) {
        Set<String> words = WORDS.getOrDefault(language, Set.of());
        long known = plain.each().stream().filter(words::contains).count();
        String letters = LETTERS.getOrDefault(language, "");
        boolean typical = text.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
        return (int) known + (typical ? 2 : 0);
    }

    private static Map<Language, Set<String>> words() {
        Map<Language, Set<String>> all = new EnumMap<>(Language.class);
        COMMON.forEach((language, list) -> {
            Set<String> words = new HashSet<>(Keywords.read(list));
            words.addAll(Keywords.of(language));
            all.put(language, words);
        });
        return all;
    }
}
