package io.ringpost.contract.crm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fifteen events that every CRM application may hand in without registering them.
 *
 * <p>Events of one entity share a key, so that a reader sees them in order.
 */
public final class CrmCatalogue {
    private static final List<CrmEventType> ALL = List.of(
            new CrmEventType("cliente.criado", "id", "Um cliente foi cadastrado", "A client was registered"),
            new CrmEventType("cliente.atualizado", "id", "Os dados de um cliente mudaram", "A client's data changed"),
            new CrmEventType("cliente.excluido", "id", "Um cliente foi excluído", "A client was removed"),
            new CrmEventType("tarefa.criada", "id", "Uma tarefa foi criada", "A task was created"),
            new CrmEventType("tarefa.atualizada", "id", "Uma tarefa mudou", "A task changed"),
            new CrmEventType("tarefa.concluida", "id", "Uma tarefa foi concluída", "A task was completed"),
            new CrmEventType("chamado.aberto", "id", "Um chamado foi aberto", "A ticket was opened"),
            new CrmEventType("chamado.atualizado", "id", "Um chamado mudou", "A ticket changed"),
            new CrmEventType("chamado.respondido", "chamadoId", "Um chamado foi respondido", "A ticket was answered"),
            new CrmEventType("chamado.resolvido", "id", "Um chamado foi resolvido", "A ticket was resolved"),
            new CrmEventType(
                    "whatsapp.mensagem.recebida",
                    "conversaId",
                    "Uma mensagem de WhatsApp chegou",
                    "A WhatsApp message came in"),
            new CrmEventType(
                    "whatsapp.mensagem.enviada",
                    "conversaId",
                    "Uma mensagem de WhatsApp foi enviada",
                    "A WhatsApp message went out"),
            new CrmEventType(
                    "whatsapp.conversa.criada",
                    "id",
                    "Uma conversa de WhatsApp começou",
                    "A WhatsApp conversation began"),
            new CrmEventType("email.recebido", "contaId", "Um e-mail chegou", "An e-mail came in"),
            new CrmEventType("email.enviado", "contaId", "Um e-mail foi enviado", "An e-mail went out"));

    private static final Map<String, CrmEventType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(CrmEventType::name, Function.identity()));

    private CrmCatalogue() {}

    /** All of them, by entity. */
    public static List<CrmEventType> all() {
        return ALL;
    }

    /** Finds one by its name; empty if it is not of the catalogue, though it may be registered. */
    public static Optional<CrmEventType> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
