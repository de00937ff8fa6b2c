package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Reply(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    Reply is(int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return this;
    }

    /** Refused for this reason. */
    Reply is(int status, String code) {
        is(status);
        assertThat(json().at("/error/code").asString()).as(response.body()).isEqualTo(code);
        return this;
    }

    int status() {
        return response.statusCode();
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** A field by its name, or by its JSON pointer. */
    String text(String field) {
        return json().at(field.startsWith("/") ? field : "/" + field).asString();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
