package io.ringpost.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @Test
    void anOriginIsAllowedToTheLetter() {
        Origins origins = new Origins("https://crm.example.com, http://localhost:5173,https://a.example:443");

        assertThat(origins.allow("https://crm.example.com")).isTrue();
        assertThat(origins.allow("http://localhost:5173")).isTrue();
        assertThat(origins.allow("https://a.example")).isTrue();
        assertThat(origins.allow("https://crm.example.com.evil.example")).isFalse();
        assertThat(origins.allow("http://crm.example.com")).isFalse();
        assertThat(origins.allow("null")).isFalse();
        assertThat(origins.allow(null)).isFalse();
    }

    @Test
    void noSettingAllowsNone() {
        assertThat(new Origins("").none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "crm.example.com",
                "https://crm.example.com/",
                "https://CRM.example.com",
                "https://a,,https://b",
                "ftp://a.example",
                "https://user@a.example",
                "https://a.example:port",
                "null"
            })
    void whatIsNoOriginIsAFault(String setting) {
        assertThat(Origins.fault(setting)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://crm.example.com", "http://localhost:5173, https://a.example", "http://[::1]:3000"})
    void whatIsAnOriginIsFine(String setting) {
        assertThat(Origins.fault(setting)).isEmpty();
    }
}
