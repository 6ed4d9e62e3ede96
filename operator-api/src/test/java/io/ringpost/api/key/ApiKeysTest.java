package io.ringpost.api.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.api.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    private final ApiKeys keys = new ApiKeys("the-main-key", "crm:events:crm-key-1, desk:read+manage:desk:key:2");

    @ParameterizedTest
    @EnumSource(Scope.class)
    void the_main_key_may_do_everything(Scope scope) {
        assertThat(keys.judge("Bearer the-main-key", scope).orRefuse().name()).isEqualTo("main");
    }

    @ParameterizedTest
    @CsvSource({
        "crm-key-1,EVENTS,true",
        "crm-key-1,READ,false",
        "desk:key:2,READ,true",
        "desk:key:2,MANAGE,true",
        "desk:key:2,ERASE,false"
    })
    void a_named_key_may_do_what_it_names(String key, Scope scope, boolean granted) {
        assertThat(keys.judge("Bearer " + key, scope) instanceof Access.Granted).isEqualTo(granted);
    }

    @Test
    void a_lacking_scope_is_named() {
        assertThatThrownBy(() -> keys.judge("Bearer crm-key-1", Scope.ERASE).orRefuse())
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(403);
                    assertThat(refusal.problem().detail()).contains("erase").doesNotContain("crm-key-1");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer the-main-ke",
                "Bearer the-main-key2",
                "Basic the-main-key",
                "the-main-key",
                ""
            })
    void anything_else_is_unknown(String header) {
        assertThatThrownBy(() -> keys.judge(header, Scope.READ).orRefuse())
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.headers())
                        .isEqualTo(Map.of("WWW-Authenticate", "Bearer")));
    }

    @Test
    void the_scheme_is_not_case_sensitive() {
        assertThat(keys.judge("bEARER  the-main-key ", Scope.READ)).isInstanceOf(Access.Granted.class);
    }

    @Test
    void without_settings_nobody_passes() {
        ApiKeys none = new ApiKeys("", "");

        assertThat(none.judge("Bearer ", Scope.READ)).isInstanceOf(Access.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crm:events|entry 1 is not name:scope+scope:key",
                "crm:event:secret-key|entry 1 has an unknown scope; scopes are events, read, manage and erase",
                "crm::secret-key|entry 1 has an unknown scope; scopes are events, read, manage and erase",
                "ok:read:secret-key,bad name:read:secret-key|entry 2 needs a name of letters, digits, '.', '_' or '-'",
                "main:read:secret-key|entry 1 repeats the name main",
                "crm:read:short|entry 1 has a key shorter than 8 characters",
                "crm:read:sec ret key|entry 1 has a key with a character that no header may carry"
            })
    void a_malformed_list_is_told_by_its_entry_and_shows_no_key(String setting, String fault) {
        assertThat(ApiKeys.faultOfList(setting)).hasValue(fault);
    }

    @Test
    void a_weak_main_key_is_refused() {
        assertThat(ApiKeys.faultOfKey("1234567"))
                .hasValueSatisfying(fault -> assertThat(fault).contains("shorter"));
        assertThat(ApiKeys.faultOfKey("12345678")).isEmpty();
    }
}
