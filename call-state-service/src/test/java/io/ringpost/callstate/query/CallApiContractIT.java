package io.ringpost.callstate.query;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringpost.local.api.ApiContract;
import io.ringpost.local.junit.LocalServers;
import java.net.URI;
import java.util.Optional;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class CallApiContractIT extends ApiContract {
    @Override
    protected URI service() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    @Override
    protected String list() {
        return "/api/v1/calls";
    }

    @Override
    protected Optional<String> creation() {
        return Optional.of("/api/v1/dead-letters/replay");
    }
}
