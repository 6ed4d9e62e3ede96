package io.ringpost.outbound.plan.alert;

import static io.ringpost.outbound.plan.alert.Raised.firing;
import static io.ringpost.outbound.plan.alert.Raised.recovered;
import static io.ringpost.outbound.plan.alert.Raised.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.alert.Alert;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTextTest {
    @Test
    void oneAlertIsSaidWhole() {
        AlertText text = AlertText.of(List.of(notice(trouble(firing(0), firing(60)), Saying.STILL)));

        assertThat(text.subject())
                .isEqualTo("[Ringpost] Alerta continua (still firing, warning): spool-takes-nothing ingress-0");
        assertThat(text.body()).isEqualTo("""
                The disk is full.

                Regra / rule: spool-takes-nothing
                Sobre / subject: ingress-0
                Desde / since: 2024-01-01T10:00:00Z
                Último / last: 2024-01-01T10:01:00Z
                Vezes / times: 2
                """);
    }

    @Test
    void endHasItsWord() {
        AlertText text = AlertText.of(List.of(notice(trouble(firing(0), recovered(1)), Saying.RECOVERED)));

        assertThat(text.subject())
                .isEqualTo("[Ringpost] Resolvido (recovered, critical): spool-takes-nothing ingress-0");
    }

    @Test
    void severalAreOneMessageThatListsThem() {
        Notice notice = notice(trouble(firing(0)), Saying.FIRING);

        AlertText text = AlertText.of(Collections.nCopies(18, notice));

        assertThat(text.subject())
                .isEqualTo(
                        "[Ringpost] Alerta (firing, warning): spool-takes-nothing ingress-0 e mais 17 (and 17 more)");
        assertThat(text.body().lines())
                .startsWith("O limite de mensagens foi atingido. / The limit of messages is reached.", "")
                .hasSize(20)
                .last()
                .isEqualTo("- Alerta (firing, warning): spool-takes-nothing ingress-0");
    }

    @Test
    void longListNamesAll() {
        Notice notice = notice(trouble(firing(0)), Saying.FIRING);

        assertThat(AlertText.of(Collections.nCopies(AlertText.MOST, notice))
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("- Alerta")))
                .hasSize(AlertText.MOST);
    }

    @Test
    void whatSomebodyWroteMakesNoLineOfItsOwnAndNoLongText() {
        Alert odd = new Alert(
                Raised.START, "rule\r\nBcc: all@example.com", "s".repeat(119) + "😀😀", "a\nb" + "x".repeat(2000));

        AlertText text = AlertText.of(List.of(notice(Trouble.of(odd), Saying.FIRING)));

        assertThat(text.subject())
                .startsWith("[Ringpost] Alerta (firing, warning): rule Bcc: all@example.com ")
                .endsWith("s".repeat(119) + "…");
        assertThat(text.body().lines().findFirst().orElseThrow())
                .startsWith("a bxx")
                .hasSize(1000)
                .endsWith("x…");
    }

    private static Notice notice(Trouble trouble, Saying saying) {
        return new Notice(trouble, saying, null, 0, 0);
    }
}
