package io.ringpost.sms.reply;

import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;

/** The answers that come with the service; short, because VoIP.ms takes 160 bytes at once. */
final class DefaultTexts {
    private DefaultTexts() {}

    static String of(Intent intent, Language language) {
        return switch (language) {
            case PT -> portuguese(intent);
            case ES -> spanish(intent);
            case EN -> english(intent);
        };
    }

    /** What is said where carriers ask for an answer and the profile does not fill the one that stands. */
    static String plain(Intent intent, Language language) {
        if (intent != Intent.HELP) {
            return of(intent, language).replace("{{name}}: ", "");
        }
        return switch (language) {
            case PT -> "Este número responde automaticamente. Envie PARAR para não receber mais mensagens.";
            case ES -> "Este número responde automáticamente. Envíe PARAR para no recibir más mensajes.";
            case EN ->
                "This number answers automatically. Msg & data rates may apply. Reply STOP to get no more texts.";
        };
    }

    private static String portuguese(Intent intent) {
        return switch (intent) {
            case OPT_OUT -> "{{name}}: pronto, você não receberá mais mensagens. Para voltar a receber, envie START.";
            case OPT_IN -> "{{name}}: você voltou a receber nossas mensagens. Para sair, envie PARAR.";
            case HELP -> "{{name}}: fale conosco pelo {{phone}}. Envie PARAR para não receber mais mensagens.";
            case EMERGENCY -> "Urgências de {{name}}: {{emergencyPhone}}.";
            case APPOINTMENT -> "{{name}}: para marcar uma consulta, ligue para {{phone}}.";
            case HOURS -> "{{name}}: nosso horário de atendimento é {{hours}}.";
            case LOCATION -> "{{name}}: nosso endereço é {{address}}.";
            case INSURANCE -> "{{name}}: convênios aceitos: {{insurance}}.";
        };
    }

    private static String spanish(Intent intent) {
        return switch (intent) {
            case OPT_OUT -> "{{name}}: listo, no recibirá más mensajes. Para volver a recibirlos, envíe START.";
            case OPT_IN -> "{{name}}: volverá a recibir nuestros mensajes. Para no recibirlos, envíe PARAR.";
            case HELP -> "{{name}}: llámenos al {{phone}}. Envíe PARAR para no recibir más mensajes.";
            case EMERGENCY -> "Urgencias de {{name}}: {{emergencyPhone}}.";
            case APPOINTMENT -> "{{name}}: para pedir una cita, llame al {{phone}}.";
            case HOURS -> "{{name}}: nuestro horario es {{hours}}.";
            case LOCATION -> "{{name}}: nuestra dirección es {{address}}.";
            case INSURANCE -> "{{name}}: seguros aceptados: {{insurance}}.";
        };
    }

    private static String english(Intent intent) {
        return switch (intent) {
            case OPT_OUT ->
                "{{name}}: you are unsubscribed and will get no more messages. Reply START to get them again.";
            case OPT_IN -> "{{name}}: you will get our messages again. Reply STOP to get no more.";
            case HELP -> "{{name}}: call us at {{phone}}. Msg & data rates may apply. Reply STOP to get no more texts.";
            case EMERGENCY -> "Urgent line of {{name}}: {{emergencyPhone}}.";
            case APPOINTMENT -> "{{name}}: to book an appointment, please call {{phone}}.";
            case HOURS -> "{{name}}: our hours are {{hours}}.";
            case LOCATION -> "{{name}}: our address is {{address}}.";
            case INSURANCE -> "{{name}}: we accept {{insurance}}.";
        };
    }
}
