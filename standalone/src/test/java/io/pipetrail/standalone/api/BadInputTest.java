package io.pipetrail.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets the contract's problem with the field named, and leaves no event. */
@ExtendWith(Server.Running.class)
class BadInputTest {

    private final Store store;
    private final String stage;

    BadInputTest(Server server) {
        store = server.store("admin");
        stage = store.stage("Lead", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                               | 422 | /title",
                "{\"title\": \"\"}                                | 422 | /title",
                "{\"title\": 5}                                   | 422 | /title",
                "{\"title\": \"a\", \"value\": -1}                | 422 | /value",
                "{\"title\": \"a\", \"value\": \"12\"}            | 422 | /value",
                "{\"title\": \"a\", \"value\": 1.999}             | 422 | /value",
                "{\"title\": \"a\", \"value\": 1e999999999}       | 422 | /value",
                "{\"title\": \"a\", \"value\": 10, \"currency\": \"xyz\"} | 422 | /currency",
                "{\"title\": \"a\", \"value\": 10.5, \"currency\": \"jpy\"} | 422 | /value",
                "{\"title\": \"a\", \"probability\": 1.5}         | 422 | /probability",
                "{\"title\": \"a\", \"probability\": 0.12345}     | 422 | /probability",
                "{\"title\": \"a\", \"expected_close_date\": \"2026-02-30\"} | 422 | /expected_close_date",
                "{\"title\": \"a\", \"stage_id\": \"nonsense\"}   | 422 | /stage_id",
                "{\"title\": \"a\", \"colour\": \"red\"}          | 422 | /colour",
                "{\"title\": \"a\\u0000b\"}                       | 422 | /title",
            })
    void aFieldThatIsWrongIsNamed(String body, int status, String pointer) {
        var answer = store.api().post("/deals", body).expect(status);

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/errors").findValuesAsString("pointer")).contains(pointer);
        assertThat(answer.json().at("/error/request_id").asString()).isNotBlank();
        assertThat(store.api().get("/deals").json().at("/data")).isEmpty();
    }

    @Test
    void whatIsNoJsonIsA400() {
        store.api().post("/deals", "{\"title\": ").expect(400);
        store.api().post("/deals", "[1, 2]").expect(422);
        store.api().post("/deals", "{\"title\": \"a\"} and more").expect(400);
        store.api()
                .post("/deals", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))
                .expect(413);
    }

    @Test
    void whatIsNotTextInJsonIsA415AndTooMuchOfItA413() {
        for (var type : new String[] {"text/plain", "application/yaml", "application/vnd.api+json"}) {
            store.api()
                    .with("Content-Type", type)
                    .post("/deals", "{\"title\":\"a\"}")
                    .expect(415);
        }
        // More than the limit, and less than what Tomcat reads to its end before it hangs up.
        store.api()
                .post("/deals", "{\"title\": \"" + "a".repeat(1_500_000) + "\"}")
                .expect(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/deals?limit=0, limit",
        "/deals?limit=many, limit",
        "/deals?cursor=abc, cursor",
        "/deals?sort=title, sort",
        "/deals?created_from=yesterday, created_from",
        "/deals?status=maybe, status",
        "/pipeline-summary?period=2026-13, period",
        "/forecast?interval=week, interval",
    })
    void aParameterThatIsWrongIsNamed(String path, String parameter) {
        var answer = store.api().get(path).expect(400);

        assertThat(answer.text("/error/param")).isEqualTo(parameter);
    }

    @Test
    void whatIsNotAskedForAsJsonIsNotAcceptable() {
        store.api().with("Accept", "application/yaml").get("/deals").expect(406);
    }

    @Test
    void unknownThingsAreNotFoundAndOtherMethodsNotAllowed() {
        store.api().get("/deals/deal_01980000-0000-7000-8000-000000000099").expect(404);
        store.api().get("/deals/not-an-id").expect(404);
        store.api().get("/nothing").expect(404);
        assertThat(store.api().send("PUT", "/deals", "{}").expect(405).header("Allow"))
                .contains("POST");
    }

    @Test
    void oddNamesAndWorthlessDealsWork() {
        for (var title : new String[] {
            "🦄🚀", "صفقة كبيرة", "<script>alert(1)</script>", "'; drop table deals; --", "%_\\\\", "ﬀ İ"
        }) {
            var id = store.deal(title, "0", stage);
            assertThat(store.api().get("/deals/" + id).expect(200).text("/title"))
                    .isEqualTo(title.replace("\\\\", "\\"));
        }
        assertThat(store.api()
                        .get("/pipeline-summary")
                        .json()
                        .at("/total_deals")
                        .asLong())
                .isEqualTo(6);
    }
}
