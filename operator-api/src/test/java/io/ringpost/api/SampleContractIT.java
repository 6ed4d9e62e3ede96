package io.ringpost.api;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringpost.local.api.ApiContract;
import java.net.URI;
import java.util.Optional;

/** The contract that the services inherit, held against the small API. */
@QuarkusTest
class SampleContractIT extends ApiContract {
    @Override
    protected URI service() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    @Override
    protected String list() {
        return "/api/v1/samples";
    }

    @Override
    protected Optional<String> document() {
        return Optional.empty();
    }

    @Override
    protected Optional<String> creation() {
        return Optional.of("/api/v1/samples");
    }
}
