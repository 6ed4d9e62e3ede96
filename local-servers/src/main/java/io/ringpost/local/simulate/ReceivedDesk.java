package io.ringpost.local.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.local.play.ApiCall;
import io.ringpost.local.play.ProviderApis;
import io.ringpost.local.receive.CrmControl;
import io.ringpost.local.receive.Reply;
import io.ringpost.local.receive.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers {@code GET /received}: {@code items} came to the CRM, {@code apis} to the providers' APIs; {@code provider}
 * narrows to one API.
 */
final class ReceivedDesk {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 200;

    private final CrmControl crm;
    private final ProviderApis apis;

    ReceivedDesk(CrmControl crm, ProviderApis apis) {
        this.crm = crm;
        this.apis = apis;
    }

    void list(Request request, Reply reply) throws IOException {
        Map<String, Object> lists = new LinkedHashMap<>();
        String provider = request.parameter("provider").orElse("");
        if (provider.isEmpty()) {
            lists.put("items", crm.items(request));
        }
        lists.put("apis", calls(provider));
        reply.json(200, MAPPER.writeValueAsString(lists));
    }

    private List<ApiCall> calls(String provider) {
        List<ApiCall> all = apis.calls().stream()
                .filter(call -> provider.isEmpty() || call.provider().equals(provider))
                .toList();
        return all.subList(Math.max(0, all.size() - PAGE), all.size());
    }
}
