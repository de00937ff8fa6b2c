package io.pipetrail.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest extends HttpTest {

    @ParameterizedTest
    @CsvSource({
        "/toys?limit=%zz, 400",
        "/search?q=%zz, 400",
        "/search?q=%00, 400",
        "/search?q=a%00b, 400",
        "/search?q=%ff%fe, 400",
        "/search?q=%ed%a0%80, 400",
        "/search?%00=1, 400",
        "/search, 400",
        "/search?q=%F0%9F%98%80, 200",
        "/toys/%00, 400",
        "/toys/%ff, 400",
        "/toys/%zz, 400",
        "/toys/..%2f, 400",
        "/toys/a%0d%0ab, 400",
        "/context;jsessionid=1, 400",
        "/../../context, 400",
    })
    void oddPathsAndQueriesAreAnswered(String path, int status) throws IOException {
        assertAnswer(raw("GET", in(store, path), ""), status);
    }

    @ParameterizedTest
    @CsvSource({"TRACE, 405", "FOO, 400", "OPTIONS, 200", "HEAD, 200", "PUT, 405", "get, 400"})
    void oddMethodsAreAnswered(String method, int status) throws IOException {
        assertThat(raw(method, in(store, "/context"), "")).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prefer: \u0085",
                "Prefer: \u00ff\u00fe",
                "Accept: nonsense",
                "Accept: a/b/c",
                "Accept-Language: ;;;",
                "Accept-Encoding: x",
                "Range: bytes=9-1",
                "If-None-Match: x",
                "Cookie: a=b; c",
                "X-Forwarded-For: nobody",
                "Origin: null"
            })
    void oddHeadersAreNoFault(String header) throws IOException {
        assertThat(raw("GET", in(store, "/search?q=1"), header + "\r\n")).matches("(?s)HTTP/1.1 [24]\\d\\d.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "application/json;charset=nonsense",
                "application/xml",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "text/html; q"
            })
    void oddTypesAreA415(String type) throws IOException {
        var answer = raw("POST", in(store, "/toys"), "Content-Type: " + type + "\r\nContent-Length: 2\r\n", "{}");

        assertAnswer(answer, 415);
    }

    @Test
    void aBodyThatIsNoUtf8IsA400() {
        var bad = "{\"title\": \"\u00ff\"}".getBytes(ISO_8859_1);
        var response = send(
                "POST", in(store, "/toys"), BodyPublishers.ofByteArray(bad), admin, "Content-Type", "application/json");

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() throws IOException {
        assertThat(raw("GET", in(store, "/context"), "X-Long: " + "x".repeat(100_000) + "\r\n"))
                .matches("(?s)HTTP/1.1 4\\d\\d.*");
    }

    @Test
    void halfAnAnswerIsNotTakenForAWholeOne() {
        assertThatThrownBy(() -> get(in(store, "/stream"))).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anOddCredentialIsA401() throws IOException {
        for (var odd : new String[] {"Bearer", "Bearer ", "bearer \u00ff", "Bearer a b c", "Digest x", ""}) {
            assertThat(rawAs("Authorization: " + odd + "\r\n", "GET", in(store, "/context"), "", ""))
                    .startsWith("HTTP/1.1 401");
        }
    }

    private void assertAnswer(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status >= 400)
            assertThat(answer).contains("application/problem+json").contains("\"request_id\"");
    }

    private String raw(String method, String path, String headers) throws IOException {
        return raw(method, path, headers, "");
    }

    private String raw(String method, String path, String headers, String body) throws IOException {
        return rawAs("Authorization: Bearer " + admin + "\r\n", method, path, headers, body);
    }

    private String rawAs(String credential, String method, String path, String headers, String body)
            throws IOException {
        try (var socket = new Socket("localhost", port())) {
            var request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + credential
                    + headers + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
