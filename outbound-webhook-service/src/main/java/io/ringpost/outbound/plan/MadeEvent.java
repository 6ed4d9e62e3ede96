package io.ringpost.outbound.plan;

import java.util.List;

/**
 * An event that Ringpost itself tells of.
 *
 * @param name as in the body and in {@code X-Webhook-Event}
 * @param description one line
 */
public record MadeEvent(String name, String description) {
    private static final List<MadeEvent> ALL = List.of(
            new MadeEvent("chamada.iniciada", "A call was placed"),
            new MadeEvent("chamada.tocando", "A call rings"),
            new MadeEvent("chamada.atendida", "A call was answered"),
            new MadeEvent("chamada.encerrada", "A call is over, however it ended"),
            new MadeEvent("chamada.perdida", "An inbound call ended without an answer"),
            new MadeEvent("chamada.analisada", "A call's transcript, summary and sentiment are known"),
            new MadeEvent("chamada.recado", "A caller left a message"),
            new MadeEvent("gravacao.disponivel", "A recording is stored and can be played"),
            new MadeEvent("gravacao.ausente", "A call has no recording"),
            new MadeEvent("gravacao.falhou", "A recording could not be had in time"),
            new MadeEvent("gravacao.transcrita", "A recording's words are known"),
            new MadeEvent("sms.recebido", "A text came in"),
            new MadeEvent("sms.enviado", "A text went out"),
            new MadeEvent("sms.entregue", "A text reached the handset"),
            new MadeEvent("sms.falhou", "A text did not arrive"),
            new MadeEvent("sms.descadastro", "A person wants no more texts"),
            new MadeEvent("webhook.test", "An operator tests an endpoint"),
            new MadeEvent("webhook.endpoint_aviso", "An endpoint keeps failing and will be disabled"),
            new MadeEvent("webhook.endpoint_desativado", "An endpoint was disabled; what it would get is held"),
            new MadeEvent("alerta.disparado", "An alert: something is wrong, still is, or is over"));

    /** All of them, by family. */
    public static List<MadeEvent> all() {
        return ALL;
    }
}
