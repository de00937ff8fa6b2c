package io.pipetrail.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.web.security.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every dialect may count on, shown with one that nobody speaks. */
class DialectTest extends HttpTest {

    private static final String THINGS = "/dialects/toy/api/things";

    @Test
    void theStoreIsThatOfTheCredential() {
        var response = get(THINGS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(HttpTest.<String>read(response, "$.tenant"))
                .isEqualTo(store.id().toString());
    }

    @Test
    void aStoreThatARequestNamesMustBeTheCredentials() {
        assertThat(get(THINGS, "Toy-Store", store.id().toString()).statusCode()).isEqualTo(200);
        assertThat(get(THINGS, "Toy-Store", store.id().toString().toUpperCase()).statusCode())
                .isEqualTo(200);
        refused(get(THINGS, "Toy-Store", openedStore().id().toString()), 403, "another_store");
        refused(get(THINGS, "Toy-Store", "nonsense"), 403, "another_store");
        refused(get(THINGS, "Toy-Store", ""), 403, "another_store");
        var both = get(
                THINGS,
                "Toy-Store",
                store.id().toString(),
                "Toy-Store",
                openedStore().id().toString());
        refused(both, 403, "another_store");
    }

    @Test
    void theOperatorWorksInNoStoreHereEither() {
        refused(getAs(OPERATOR_KEY, THINGS), 403, "forbidden");
        var named = send(
                "GET",
                THINGS,
                BodyPublishers.noBody(),
                OPERATOR_KEY,
                "Toy-Store",
                store.id().toString());
        refused(named, 403, "another_store");
    }

    @Test
    void aViewerReadsAndAnEditorWrites() {
        var viewer = key(store, Role.VIEWER);

        assertThat(getAs(viewer, THINGS).statusCode()).isEqualTo(200);
        refused(postAs(viewer, THINGS, "{\"name\": \"x\"}"), 403, "forbidden");
        assertThat(postAs(key(store, Role.EDITOR), THINGS, "{\"name\": \"x\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutACredentialTheChallengeIsInItsShapeToo() {
        var response = getAs("", THINGS);

        refused(response, 401, "invalid_credential");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        refused(getAs("nonsense", THINGS), 401, "invalid_credential");
        refused(getAs("", "/dialects/toy/none"), 401, "invalid_credential");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dialects/toy", "/dialects/toy/", "/dialects/toy/none", "/dialects/toy/v1/stores"})
    void anUnknownPathUnderItsMountIsAnsweredByIt(String path) {
        refused(get(path), 404, "not_found");
        refused(post(path, "{}"), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dialects", "/dialects/toys", "/dialects/TOY/api/things", "/v1/dialects/toy"})
    void whatIsNotUnderItsMountIsAProblem(String path) {
        var response = get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aLetterOfTheMountMayBeWrittenAsItsCode() {
        assertThat(get("/dialects/%74oy/api/things").statusCode()).isEqualTo(200);
        refused(get("/dialects/%74oy/api/broken"), 500, "internal_error");
    }

    @Test
    void aWrongMethodIsA405ThatNamesTheRightOnes() {
        var response = send("DELETE", THINGS, BodyPublishers.noBody(), admin);

        refused(response, 405, "method_not_allowed");
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":\"a\"} x", "{\"name\":\"a\",\"name\":\"b\"}"})
    void whatIsNoJsonIsA400(String body) {
        refused(post(THINGS, body), 400, "malformed_json");
    }

    @Test
    void whatIsTooLargeOrOfAnotherTypeIsAnsweredByItToo() {
        var large = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";

        refused(post(THINGS, large), 413, "body_too_large");
        refused(postChunked(THINGS, large.getBytes(UTF_8)), 413, "body_too_large");
        var text = send("POST", THINGS, BodyPublishers.ofString("a=b"), admin, "Content-Type", "text/plain");
        refused(text, 415, "unsupported_media_type");
    }

    @Test
    void itChoosesItsOwnStatuses() {
        refused(post(THINGS, "{\"name\": 5}"), 400, "invalid_fields");
        refused(post(THINGS, "[]"), 400, "invalid_body");
    }

    @Test
    void aBodyMayBeReadLeniently() {
        var response = post(THINGS, "{\"name\": \"x\", \"more\": 1, \"where\": {\"place\": \"here\"}}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(HttpTest.<String>read(response, "$.place")).isEqualTo("here");
    }

    @Test
    void whatNobodyForesawTellsNothing() {
        var response = get("/dialects/toy/api/broken");

        refused(response, 500, "internal_error");
        assertThat(response.body()).doesNotContain("42");
    }

    @Test
    void whatTheFirewallOrTomcatRefusesIsAnsweredByIt() {
        refused(get("/dialects/toy/api/a%2Fb"), 400, "bad_request");
        refused(get("/dialects/toy/api/things;x=y"), 400, "bad_request");
        refused(get(THINGS + "?q=%00"), 400, "invalid_parameter");
    }

    @Test
    void itSaysItsOwnWordBeforeTheCommonOne() {
        refused(get("/dialects/toy/api/rejected"), 409, "not_with_toys");
        var common = get(in(store, "/rejected"));
        assertThat(common.statusCode()).isEqualTo(409);
        assertThat(HttpTest.<String>read(common, "$.error.code")).isEqualTo("not_done");
    }

    @Test
    void eventsWillSayWhichDialectItWas() {
        var response = send("PUT", "/dialects/toy/api/context", BodyPublishers.noBody(), admin, "X-Request-Id", "r1");

        assertThat(HttpTest.<String>read(response, "$.dialect")).isEqualTo("toy");
        assertThat(HttpTest.<String>read(response, "$.requestId")).isEqualTo("r1");
    }

    @Test
    void itIsAGroupOfTheDescriptionWithItsOwnRefusals() {
        var response = getAs("", "/v3/api-docs/toy");

        assertThat(HttpTest.<Map<String, ?>>read(response, "$.paths")).containsKey(THINGS);
        assertThat(HttpTest.<Map<String, ?>>read(response, "$.paths"))
                .allSatisfy((path, any) -> assertThat(path).startsWith("/dialects/toy/"));
        var get = "$.paths['" + THINGS + "'].get";
        assertThat(HttpTest.<List<String>>read(response, get + ".tags")).containsExactly("things");
        assertThat(HttpTest.<Map<String, ?>>read(
                        response, get + ".responses['401'].content['application/json'].example"))
                .containsOnlyKeys("no", "why", "at");
        assertThat(HttpTest.<Map<String, ?>>read(getAs("", "/v3/api-docs/v1"), "$.paths"))
                .doesNotContainKey(THINGS);
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(HttpTest.<Map<String, Object>>read(response, "$"))
                .containsOnlyKeys("no", "why", "at")
                .containsEntry("no", code);
    }
}
