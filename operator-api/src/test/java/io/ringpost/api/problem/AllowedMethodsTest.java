package io.ringpost.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest {
    private final AllowedMethods methods = new AllowedMethods(() -> List.of(Things.class));

    @Path("things/")
    static class Things {
        @GET
        public String list() {
            return "";
        }

        @POST
        public String create() {
            return "";
        }

        @PATCH
        @Path("/{id}")
        public String change() {
            return "";
        }

        @DELETE
        @Path("{id: [a-f0-9]{4}}/parts/{part}")
        public String remove() {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/things|GET, HEAD, OPTIONS, POST",
                "things/|GET, HEAD, OPTIONS, POST",
                "/things/1|OPTIONS, PATCH",
                "/things/00ff/parts/x|DELETE, OPTIONS",
                "/things/zzzz/parts/x|OPTIONS",
                "/other|OPTIONS"
            })
    void they_are_those_of_the_annotations(String path, String allowed) {
        assertThat(String.join(", ", methods.at(path))).isEqualTo(allowed);
    }
}
