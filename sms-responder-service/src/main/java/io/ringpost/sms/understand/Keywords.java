package io.ringpost.sms.understand;

import static io.ringpost.sms.understand.Intent.APPOINTMENT;
import static io.ringpost.sms.understand.Intent.EMERGENCY;
import static io.ringpost.sms.understand.Intent.HOURS;
import static io.ringpost.sms.understand.Intent.INSURANCE;
import static io.ringpost.sms.understand.Intent.LOCATION;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that tell an intent anywhere in a text, by language; without accents, phrases joined by underscores. */
final class Keywords {
    private static final Map<Intent, Map<Language, String>> TABLE = Map.of(
            EMERGENCY,
            Map.of(
                    Language.EN,
                    "emergency emergencies urgent urgently urgency pain pains painful bleeding bleed bleeds swelling swollen",
                    Language.PT,
                    "emergencia emergencias urgencia urgencias urgente urgentemente dor dores doendo doi sangramento"
                            + " sangramentos sangrando sangra sangue inchaco inchacos inchado inchada inchou hemorragia socorro",
                    Language.ES,
                    "emergencia emergencias urgencia urgencias urgente urgentemente dolor dolores duele duelen doliendo"
                            + " sangrado sangrados sangrando sangra sangre hinchazon hinchado hinchada hemorragia auxilio socorro"),
            APPOINTMENT,
            Map.of(
                    Language.EN,
                    "appointment appointments schedule scheduling reschedule book booking available availability",
                    Language.PT,
                    "consulta consultas agendar agenda agendamento reagendar marcar remarcar desmarcar disponivel"
                            + " disponiveis disponibilidade vaga vagas",
                    Language.ES,
                    "cita citas turno turnos agendar agenda reagendar reservar reserva consulta consultas disponible"
                            + " disponibles disponibilidad"),
            HOURS,
            Map.of(
                    Language.EN,
                    "hours open opens opening close closes closed closing time times when",
                    Language.PT,
                    "horario horarios hora horas aberto aberta abertos abre abrem fechado fechada fechados fecha fecham"
                            + " funcionamento quando",
                    Language.ES,
                    "horario horarios hora horas abierto abierta abiertos abre abren cerrado cerrada cerrados cierra"
                            + " cierran atienden cuando"),
            LOCATION,
            Map.of(
                    Language.EN,
                    "location located address where directions",
                    Language.PT,
                    "endereco enderecos onde localizacao localizado localizada como_chegar como_chego",
                    Language.ES,
                    "direccion direcciones donde adonde ubicacion ubicado ubicada ubicados localizacion como_llegar como_llego"),
            INSURANCE,
            Map.of(
                    Language.EN,
                    "insurance insurances coverage accept accepts accepted plan plans",
                    Language.PT,
                    "convenio convenios seguro seguros seguradora cobertura plano planos aceita aceitam",
                    Language.ES,
                    "seguro seguros aseguradora aseguradoras cobertura plan planes acepta aceptan obra_social"));

    private static final Map<Intent, Set<String>> BY_INTENT = new EnumMap<>(Intent.class);
    private static final Map<Language, Set<String>> BY_LANGUAGE = new EnumMap<>(Language.class);

    static {
        TABLE.forEach((intent, languages) -> languages.forEach((language, list) -> {
            List<String> words = read(list);
            BY_INTENT.computeIfAbsent(intent, i -> new LinkedHashSet<>()).addAll(words);
            BY_LANGUAGE.computeIfAbsent(language, l -> new LinkedHashSet<>()).addAll(words);
        }));
    }

    private Keywords() {}

    static Set<String> of(Intent intent) {
        return BY_INTENT.getOrDefault(intent, Set.of());
    }

    static Set<String> of(Language language) {
        return BY_LANGUAGE.getOrDefault(language, Set.of());
    }

    static List<String> read(String list) {
        return List.of(list.split(" ")).stream()
                .map(word -> word.replace('_', ' '))
                .toList();
    }
}
