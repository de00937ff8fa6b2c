package io.pipetrail.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest extends HttpTest {

    @Test
    void aProblemHasTheWholeBody() {
        var response = get(in(store, "/conflict"), "X-Request-Id", "my-request.1");

        refused(response, 409, "conflict_error", "stage_not_empty");
        assertThat(response.headers().firstValue("X-Request-Id")).contains("my-request.1");
        assertThat(HttpTest.<String>read(response, "$.error.request_id")).isEqualTo("my-request.1");
        assertThat(HttpTest.<String>read(response, "$.type")).isEqualTo("urn:pipetrail:problem:stage_not_empty");
        assertThat(HttpTest.<String>read(response, "$.title")).isEqualTo("Stage not empty");
        assertThat(HttpTest.<String>read(response, "$.instance")).isEqualTo(in(store, "/conflict"));
        assertThat(HttpTest.<String>read(response, "$.error.message")).isEqualTo("2 deals are in it.");
        assertThat(HttpTest.<Integer>read(response, "$.deal_count")).isEqualTo(2);
        assertThat(HttpTest.<List<?>>read(response, "$.errors")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "ümlaut",
                "x\"y",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void anOddRequestIdIsReplaced(String odd) {
        var response = get(in(store, "/conflict"), "X-Request-Id", odd);

        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).startsWith("req_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":",
                "nonsense",
                "{\"title\":\"a\"} x",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "[1,",
                "{'a':1}"
            })
    void whatIsNoJsonIsA400(String body) {
        var response = post(in(store, "/toys"), body);

        refused(response, 400, "invalid_request_error", "malformed_json");
        assertThat(HttpTest.<String>read(response, "$.detail")).contains("line 1");
    }

    @Test
    void aMissingBodyIsA400() {
        refused(post(in(store, "/toys"), ""), 400, "invalid_request_error", "malformed_json");
    }

    @Test
    void everyBadFieldIsNamed() {
        var response = post(in(store, "/toys"), """
                {"titel": "x", "value": "5", "stage_id": "deal_1", "parts": [{"a/b": 1}, 2]}""");

        refused(response, 422, "invalid_request_error", "invalid_fields");
        assertThat(HttpTest.<List<String>>read(response, "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("/title", "/titel", "/value", "/stage_id", "/parts/0/a~1b", "/parts/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"x\"", "null"})
    void aBodyThatIsNoObjectIsA422(String body) {
        refused(post(in(store, "/toys"), body), 422, "invalid_request_error", "invalid_body");
    }

    @Test
    void anUnknownPathIsA404() {
        refused(get(in(store, "/nowhere")), 404, "not_found_error", "not_found");
        refused(get("/nowhere"), 404, "not_found_error", "not_found");
    }

    @Test
    void aWrongMethodIsA405ThatNamesTheRightOnes() {
        var response = send("DELETE", in(store, "/toys"), BodyPublishers.noBody(), admin);

        refused(response, 405, "invalid_request_error", "method_not_allowed");
        assertThat(response.headers().firstValue("Allow").orElseThrow())
                .contains("GET")
                .contains("POST");
    }

    @Test
    void whatWeCannotProduceIsA406InJsonNevertheless() {
        var path = in(store, "/toys/00000000-0000-7000-8000-000000000001");

        refused(get(path, "Accept", "image/png"), 406, "invalid_request_error", "not_acceptable");
    }

    @Test
    void aTypeWeDoNotReadIsA415() {
        var response =
                send("POST", in(store, "/toys"), BodyPublishers.ofString("a=b"), admin, "Content-Type", "text/plain");

        refused(response, 415, "invalid_request_error", "unsupported_media_type");
    }

    @Test
    void aLargeBodyIsA413WhetherItSaysItsLengthOrNot() {
        var large = "{\"title\": \"" + "x".repeat(1 << 20) + "\"}";

        refused(post(in(store, "/toys"), large), 413, "invalid_request_error", "body_too_large");
        refused(postChunked(in(store, "/toys"), large.getBytes(UTF_8)), 413, "invalid_request_error", "body_too_large");
    }

    @Test
    void aDeepBodyIsA413() {
        refused(post(in(store, "/toys"), "[".repeat(1000)), 413, "invalid_request_error", "body_too_large");
    }

    @Test
    void anIdInThePathThatIsNoneIsA404() {
        refused(get(in(store, "/toys/stg_1")), 404, "not_found_error", "deal_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status=winning", "limit=0", "limit=101", "limit=x", "cursor=abc", "cursor=x&starting_after=y"})
    void aBadParameterIsA400ThatNamesIt(String query) {
        var response = get(in(store, "/toys?" + query));

        refused(response, 400, "invalid_request_error", "invalid_parameter");
        assertThat(query).startsWith(HttpTest.<String>read(response, "$.error.param"));
    }

    @Test
    void aBadInstantIsA400() {
        var response = get(in(store, "/toys/00000000-0000-7000-8000-000000000001?as_of=yesterday"));

        refused(response, 400, "invalid_request_error", "invalid_parameter");
        assertThat(HttpTest.<String>read(response, "$.error.param")).isEqualTo("as_of");
    }

    @Test
    void a412TellsWhatWasMissed() {
        var response = get(in(store, "/mismatch"));

        refused(response, 412, "conflict_error", "version_mismatch");
        assertThat(HttpTest.<String>read(response, "$.missed_events[0].id")).isEqualTo("evt_1");
    }

    @Test
    void whatNobodyForesawIsA500ThatTellsNothing() {
        var response = get(in(store, "/broken"));

        refused(response, 500, "api_error", "internal_error");
        assertThat(response.body()).doesNotContain("the secret").doesNotContain("IllegalState");
    }

    @Test
    void a503SaysWhenToTryAgain() {
        assertThat(get(in(store, "/busy")).headers().firstValue("Retry-After")).contains("3");
        var away = get(in(store, "/away"));
        refused(away, 503, "api_error", "unavailable");
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(away.body()).doesNotContain("jdbc");
    }

    @Test
    void whatIsNoPositionIsA400() {
        refused(get(in(store, "/toys"), "X-Min-Position", "x"), 400, "invalid_request_error", "invalid_parameter");
    }

    @Test
    void whatTheFirewallRefusesHasTheSameBody() {
        refused(get("/v1/stores/a%2Fb"), 400, "invalid_request_error", "bad_request");
        refused(get("/v1//stores;x=y"), 400, "invalid_request_error", "bad_request");
    }

    @Test
    void whatTomcatRefusesHasTheSameBody() throws IOException {
        var answer = raw("GET /v1/<> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"request_id\"");
        assertThat(answer).doesNotContain("html").doesNotContain("Tomcat");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static void refused(HttpResponse<String> response, int status, String type, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(HttpTest.<Integer>read(response, "$.status")).isEqualTo(status);
        assertThat(HttpTest.<String>read(response, "$.error.type")).isEqualTo(type);
        assertThat(HttpTest.<String>read(response, "$.error.code")).isEqualTo(code);
        assertThat(HttpTest.<String>read(response, "$.error.request_id")).isNotBlank();
    }
}
