package io.ringpost.e2e.canary;

import io.ringpost.local.simulate.WebhookAnswer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What those were told whose requests were refused. */
final class Told {
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** The bodies of all answers from 400 on. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    void keep(WebhookAnswer answer) {
        keep(answer.status(), answer.text());
    }

    void keep(HttpResponse<String> answer) {
        keep(answer.statusCode(), answer.body());
    }

    private void keep(int status, String body) {
        if (status >= 400) {
            bodies.add(body);
        }
    }
}
