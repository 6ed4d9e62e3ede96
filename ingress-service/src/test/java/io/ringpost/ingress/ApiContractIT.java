package io.ringpost.ingress;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.local.api.ApiContract;
import io.ringpost.local.junit.LocalServers;
import java.net.URI;

@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class ApiContractIT extends ApiContract {
    @Override
    protected URI service() {
        return URI.create("http://localhost:" + Ingress.ready().port());
    }

    @Override
    protected String list() {
        return "/api/v1/refusals";
    }
}
