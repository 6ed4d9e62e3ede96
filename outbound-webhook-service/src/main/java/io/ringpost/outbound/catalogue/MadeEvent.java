package io.ringpost.outbound.catalogue;

import java.util.List;

/**
 * An event that Ringpost itself tells of. WhatsApp messages that Twilio carries have the names and data of the CRM's.
 *
 * @param name as in the body and in {@code X-Webhook-Event}
 * @param portuguese one line for Portuguese readers
 * @param english one line for English readers
 * @param entityField the field of {@code data} that names what it is about
 * @param schema where the JSON Schema of {@code data} stands
 */
record MadeEvent(String name, String portuguese, String english, String entityField, String schema) {
    private static final String CALL = "/schema/object/call.json";
    private static final String RECORDING = "/schema/object/recording.json";
    private static final String MESSAGE = "/schema/object/message.json";

    /** All of them, by family. */
    static final List<MadeEvent> ALL = List.of(
            new MadeEvent("chamada.iniciada", "Uma chamada foi feita", "A call was placed", "id", CALL),
            new MadeEvent("chamada.tocando", "Uma chamada está tocando", "A call rings", "id", CALL),
            new MadeEvent("chamada.atendida", "Uma chamada foi atendida", "A call was answered", "id", CALL),
            new MadeEvent(
                    "chamada.encerrada",
                    "Uma chamada terminou, seja como for",
                    "A call is over, however it ended",
                    "id",
                    CALL),
            new MadeEvent(
                    "chamada.perdida",
                    "Uma chamada recebida terminou sem ser atendida",
                    "An inbound call ended without an answer",
                    "id",
                    CALL),
            new MadeEvent(
                    "chamada.analisada",
                    "A transcrição, o resumo e o sentimento de uma chamada são conhecidos",
                    "A call's transcript, summary and sentiment are known",
                    "id",
                    CALL),
            new MadeEvent(
                    "chamada.recado", "Quem ligou deixou um recado", "A caller left a message", "id", own("voicemail")),
            new MadeEvent(
                    "gravacao.disponivel",
                    "Uma gravação está guardada e pode ser ouvida",
                    "A recording is stored and can be played",
                    "callId",
                    RECORDING),
            new MadeEvent(
                    "gravacao.ausente", "Uma chamada não tem gravação", "A call has no recording", "callId", RECORDING),
            new MadeEvent(
                    "gravacao.falhou",
                    "Uma gravação não pôde ser obtida a tempo",
                    "A recording could not be had in time",
                    "callId",
                    RECORDING),
            new MadeEvent(
                    "gravacao.transcrita",
                    "As palavras de uma gravação são conhecidas",
                    "A recording's words are known",
                    "callId",
                    RECORDING),
            new MadeEvent("sms.recebido", "Uma mensagem de texto chegou", "A text came in", "conversationId", MESSAGE),
            new MadeEvent(
                    "sms.enviado", "Uma mensagem de texto foi enviada", "A text went out", "conversationId", MESSAGE),
            new MadeEvent(
                    "sms.entregue",
                    "Uma mensagem de texto chegou ao aparelho",
                    "A text reached the handset",
                    "conversationId",
                    MESSAGE),
            new MadeEvent(
                    "sms.falhou",
                    "Uma mensagem de texto não foi entregue",
                    "A text did not arrive",
                    "conversationId",
                    MESSAGE),
            new MadeEvent(
                    "sms.descadastro",
                    "Uma pessoa não quer mais receber mensagens",
                    "A person wants no more texts",
                    "conversationId",
                    MESSAGE),
            new MadeEvent(
                    "webhook.test",
                    "Um operador testa um endpoint",
                    "An operator tests an endpoint",
                    "endpointId",
                    own("test")),
            new MadeEvent(
                    "webhook.entrega_falhou",
                    "Uma entrega falhou de vez; de muitas do mesmo endpoint é contado o resto",
                    "A delivery failed for good; of many to one endpoint the rest are counted",
                    "endpointId",
                    own("failure")),
            new MadeEvent(
                    "webhook.endpoint_aviso",
                    "Um endpoint continua falhando e será desativado",
                    "An endpoint keeps failing and will be disabled",
                    "endpointId",
                    own("endpoint")),
            new MadeEvent(
                    "webhook.endpoint_desativado",
                    "Um endpoint foi desativado; o que ele receberia fica retido",
                    "An endpoint was disabled; what it would get is held",
                    "endpointId",
                    own("endpoint")),
            new MadeEvent(
                    "alerta.disparado",
                    "Um alerta: algo está errado, continua errado ou passou",
                    "An alert: something is wrong, still is, or is over",
                    "subject",
                    own("alert")));

    /** The schema of data that is no object of the contract. */
    private static String own(String name) {
        return "/catalogue/schema/" + name + ".json";
    }
}
