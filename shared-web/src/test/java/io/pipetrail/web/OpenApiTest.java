package io.pipetrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest extends HttpTest {

    @Test
    void theApiIsDescribedToEveryone() {
        var response = getAs("", "/v3/api-docs");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(HttpTest.<String>read(response, "$.openapi")).startsWith("3.1");
        assertThat(HttpTest.<Map<String, ?>>read(response, "$.paths")).containsKey("/v1/stores/{store_id}/toys");
    }

    @Test
    void eachDialectIsAGroup() {
        var response = getAs("", "/v3/api-docs/v1");

        assertThat(response.statusCode()).isEqualTo(200);
        var get = "$.paths['/v1/stores/{store_id}/toys'].get";
        assertThat(HttpTest.<List<String>>read(response, get + ".parameters[*].name"))
                .contains("store_id", "limit", "cursor", "status", "X-Min-Position")
                .doesNotContain("paging", "tenant");
        assertThat(HttpTest.<Map<String, ?>>read(response, get + ".responses")).containsKeys("200", "401", "404");
    }

    @Test
    void operationsAreGroupedByWhatTheyAreAbout() {
        var response = getAs("", "/v3/api-docs/v1");

        assertThat(HttpTest.<List<String>>read(response, "$.paths['/v1/stores/{store_id}/toys']..tags[*]"))
                .isNotEmpty()
                .containsOnly("toys");
    }

    @Test
    void fieldsAreNamedAsTheyArePrinted() {
        var response = getAs("", "/v3/api-docs/v1");

        assertThat(response.body())
                .contains("\"has_more\"")
                .contains("\"next_cursor\"")
                .doesNotContain("hasMore");
        assertThat(HttpTest.<Map<String, ?>>read(response, "$.components.schemas.Problem.properties"))
                .containsKeys("type", "errors", "error");
    }

    @Test
    void bodiesAreDescribed() {
        var response = getAs("", "/v3/api-docs/v1");

        var schema = "$.paths['/v1/stores/{store_id}/toys'].post.requestBody.content['application/json'].schema";
        assertThat(HttpTest.<List<String>>read(response, schema + ".required")).containsExactly("title");
        assertThat(HttpTest.<String>read(response, schema + ".properties.value.type"))
                .isEqualTo("number");
        assertThat(HttpTest.<String>read(response, schema + ".properties.value_minor.format"))
                .isEqualTo("int64");
    }

    @Test
    void thereIsAPageToTryIt() {
        var redirect = getAs("", "/docs");

        assertThat(redirect.statusCode()).isEqualTo(302);
        var page = getAs("", redirect.headers().firstValue("Location").orElseThrow());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
        assertThat(getAs("", "/v3/api-docs/swagger-config").body()).contains("/v3/api-docs/v1");
    }

    @Test
    void theFirstPageSaysWhereToGo() {
        assertThat(getAs("", "/").body()).contains("/docs");
    }
}
