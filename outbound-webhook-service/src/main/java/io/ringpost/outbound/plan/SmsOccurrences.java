package io.ringpost.outbound.plan;

import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.sms.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code sms.*} events; Twilio carries WhatsApp messages too, which have guide 003's own names and fields. */
final class SmsOccurrences implements SmsEvent.Kinds<Occurrence> {
    /** Twilio: the address prefix of WhatsApp parties. */
    private static final String WHATSAPP = "whatsapp:";

    @Override
    public Occurrence received(SmsEvent.Received event) {
        Message message = event.data();
        return message.from().startsWith(WHATSAPP)
                ? whatsapp(event.info(), "whatsapp.mensagem.recebida", message)
                : one(event.info(), "sms.recebido", message);
    }

    @Override
    public Occurrence sent(SmsEvent.Sent event) {
        Message message = event.data();
        return message.to().startsWith(WHATSAPP)
                ? whatsapp(event.info(), "whatsapp.mensagem.enviada", message)
                : one(event.info(), "sms.enviado", message);
    }

    @Override
    public Occurrence delivered(SmsEvent.Delivered event) {
        return one(event.info(), "sms.entregue", event.data());
    }

    @Override
    public Occurrence failed(SmsEvent.Failed event) {
        return one(event.info(), "sms.falhou", event.data());
    }

    @Override
    public Occurrence optedOut(SmsEvent.OptedOut event) {
        return one(event.info(), "sms.descadastro", event.data());
    }

    private static Occurrence one(EventInfo info, String name, Message message) {
        return Occurrence.made(info, name, null, message).about(message.conversationId());
    }

    private static Occurrence whatsapp(EventInfo info, String name, Message message) {
        boolean received = name.endsWith("recebida");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("conversaId", message.conversationId());
        data.put("mensagemId", message.id());
        if (received) {
            data.put("remetente", message.from().substring(WHATSAPP.length()));
        } else {
            data.put("destinatario", message.to().substring(WHATSAPP.length()));
        }
        data.put("conteudo", message.text() == null ? "" : message.text());
        data.put("tipo", message.media().isEmpty() ? "TEXT" : "MEDIA");
        data.put(received ? "recebidoEm" : "enviadoEm", message.at());
        return Occurrence.made(info, name, null, data).about(message.conversationId());
    }
}
