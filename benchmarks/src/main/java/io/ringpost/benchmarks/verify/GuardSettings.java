package io.ringpost.benchmarks.verify;

import io.ringpost.ingress.provider.VerifySwitch;
import io.ringpost.ingress.provider.retell.RetellSettings;
import io.ringpost.ingress.provider.twilio.TwilioSettings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one base URL, one token and one key; all else is as it is when nothing is set. */
final class GuardSettings {
    static final String BASE_URL = "https://hooks.example.com";
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static final Map<String, Object> SET = Map.of(
            "authToken",
            Optional.of(List.of(SECRET)),
            "baseUrl",
            Optional.of(List.of(BASE_URL)),
            "apiKey",
            Optional.of(List.of(SECRET)),
            "verification",
            VerifySwitch.ON);

    private GuardSettings() {}

    static TwilioSettings twilio() {
        return of(TwilioSettings.class);
    }

    static RetellSettings retell() {
        return of(RetellSettings.class);
    }

    private static <T> T of(Class<T> type) {
        InvocationHandler values = (proxy, method, arguments) ->
                SET.getOrDefault(method.getName(), method.getReturnType() == Map.class ? Map.of() : Optional.empty());
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, values));
    }
}
