package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No route of the code is forgotten by the hosts, and none is shown that should not be. */
class RoutesTest {
    private static final Pattern RESOURCE =
            Pattern.compile("@Path\\((?:ApiPaths\\.V1\\s*\\+\\s*\"|\"/api/v1)(/[a-z-]+)");
    /** Valid at every service, so one answers for all. */
    private static final String TOKENS = "/api/v1/stream-tokens";

    private static final Pattern TOKENS_RESOURCE =
            Pattern.compile("@Path\\(ApiPaths\\.V1 \\+ (StreamTokenRoute\\.PATH)\\)");
    private static final Pattern LITERAL = Pattern.compile("\"/api/v1(/[a-z-]+)");
    private static final Pattern DOCUMENT = Pattern.compile(
            "(?m)^quarkus\\.(?:swagger-ui\\.path|swagger-ui\\.urls\\.[a-z-]+|smallrye-openapi\\.path)=(/api\\S*)$");
    private static final Pattern WEBHOOK = Pattern.compile("\"(/(?:webhook|voice/|api/voip/)[a-z{}/-]*)\"");

    static Stream<String> services() {
        return Facts.services().stream();
    }

    static Set<String> webhookRoutes() {
        return Code.foundInJava("ingress-service", WEBHOOK);
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_api_host_routes_to_a_service_what_it_serves(String service) {
        Set<String> served = Code.foundInJava(service, RESOURCE);
        if (service.equals("ingress-service")) {
            served.addAll(Code.foundInJava(service, LITERAL));
        }

        assertThat(Facts.routes(service))
                .as("files/services.yaml, routes of %s", service)
                .filteredOn(route -> !route.equals(TOKENS))
                .containsExactlyInAnyOrderElementsOf(
                        served.stream().map(path -> "/api/v1" + path).toList());
    }

    @Test
    void stream_tokens_are_issued_by_one_service_that_can() {
        assertThat(services().filter(service -> Facts.routes(service).contains(TOKENS)))
                .singleElement()
                .satisfies(service ->
                        assertThat(Code.foundInJava(service, TOKENS_RESOURCE)).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator-api", "inbox-outbox", "dead-letter-api"})
    void what_every_service_has_for_itself_is_on_no_host_and_the_readme_says_so(String library) {
        assertThat(Code.foundInJava(library, RESOURCE)).allSatisfy(path -> {
            assertThat(allRoutes()).doesNotContain("/api/v1" + path);
            assertThat(Code.text("deploy/README.md")).contains(path.substring(1).replace('-', ' '));
        });
    }

    @Test
    void no_path_belongs_to_two_services() {
        List<String> all =
                services().flatMap(service -> Facts.routes(service).stream()).toList();

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void the_api_host_carries_the_whole_table() {
        Map<String, String> routed = paths("api").stream()
                .collect(Collectors.toMap(path -> path.path("path").asText(), RoutesTest::backend));

        assertThat(routed)
                .hasSize(allRoutes().size() + Chart.file("files/documents.yaml").size());
        services().forEach(service -> assertThat(Facts.routes(service))
                .allSatisfy(route -> assertThat(routed).containsEntry(route, "rel-ringpost-" + service)));
    }

    static Stream<String> documents() {
        return Stream.concat(Stream.of("/api/"), Code.found(DOCUMENT, Code.properties("ingress-service")).stream());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_api_host_shows_the_documents_of_the_ingress(String path) {
        assertThat(paths("everything", "api").filter(route -> carries(route, path)))
                .singleElement()
                .satisfies(route -> assertThat(backend(route)).isEqualTo("rel-ringpost-ingress-service"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documents_are_shown_only_where_they_are_asked_for(String path) {
        assertThat(paths("multi-replica", "api")).isNotEmpty().noneMatch(route -> carries(route, path));
    }

    @Test
    void the_ingress_has_webhook_routes() {
        assertThat(webhookRoutes()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("webhookRoutes")
    void the_webhook_host_carries_every_webhook(String template) {
        String path = template.replace("{token}", "secret");

        assertThat(paths("webhooks")).anyMatch(route -> carries(route, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/openapi",
                "/api/v1/calls",
                "/api/v1/events",
                "/health",
                "/q/metrics",
                "/q/health/ready",
                "/q/openapi",
                "/voice",
                "/webhook/x"
            })
    void the_webhook_host_carries_nothing_else(String path) {
        assertThat(paths("webhooks")).noneMatch(route -> carries(route, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/dead-letters",
                "/api/v1/nothing",
                "/api/nothing",
                "/q/metrics",
                "/q/health/ready",
                "/health"
            })
    void the_api_host_carries_nothing_that_it_does_not_route(String path) {
        assertThat(paths("api")).noneMatch(route -> carries(route, path));
    }

    @ParameterizedTest
    @MethodSource("webhookRoutes")
    void the_api_host_carries_no_webhook(String template) {
        String path = template.replace("{token}", "secret");

        assertThat(paths("api")).noneMatch(route -> carries(route, path));
    }

    private static Set<String> allRoutes() {
        return services()
                .flatMap(service -> Facts.routes(service).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As Kubernetes matches: Prefix goes by whole elements. */
    private static boolean carries(JsonNode route, String path) {
        String own = route.path("path").asText();
        return route.path("pathType").asText().equals("Exact")
                ? path.equals(own)
                : path.equals(own) || path.startsWith(own + "/");
    }

    private static List<JsonNode> paths(String host) {
        return paths("everything", host).toList();
    }

    private static Stream<JsonNode> paths(String set, String host) {
        return Objects.ofKind(Chart.render(set), "Ingress")
                .filter(ingress -> Objects.name(ingress).endsWith("-" + host))
                .flatMap(ingress -> Objects.stream(ingress.at("/spec/rules/0/http/paths")));
    }

    private static String backend(JsonNode path) {
        return path.at("/backend/service/name").asText();
    }
}
