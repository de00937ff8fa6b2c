package io.pipetrail.web.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchBodyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String UUID = "018f2b6e-7c1a-7000-8000-3f6c2a9d1e54";

    @Test
    void absentNullAndAValueAreThreeThings() {
        var body = body("{\"cleared\": null, \"set\": \"x\"}");
        var absent = body.text("absent", 0, 9);
        var cleared = body.text("cleared", 0, 9);
        var set = body.text("set", 0, 9);
        body.check();

        assertThat(absent.isGiven()).isFalse();
        assertThat(absent.over("before")).isEqualTo("before");
        assertThat(cleared.isGiven()).isTrue();
        assertThat(cleared.isNull()).isTrue();
        assertThat(cleared.over("before")).isNull();
        assertThat(set.over("before")).isEqualTo("x");
        assertThat(absent.or("usual")).isEqualTo("usual");
        assertThat(cleared.or("usual")).isEqualTo("usual");
        assertThat(set.value()).isEqualTo("x");
    }

    @Test
    void allComplaintsAreMadeAtOnce() {
        var errors = refusal("{\"value\": \"5\", \"is_won\": 1, \"extra\": 1, \"title\": null}", body -> {
            body.text("title", 1, 255).required();
            body.text("name", 1, 255).required();
            body.decimal("value");
            body.bool("is_won");
        });

        assertThat(errors)
                .containsExactlyInAnyOrder(
                        new FieldError("/title", "is required"),
                        new FieldError("/name", "is required"),
                        new FieldError("/value", "must be a number"),
                        new FieldError("/is_won", "must be true or false"),
                        new FieldError("/extra", "is not a field of this"));
    }

    @Test
    void aFieldIsBlamedOnce() {
        assertThat(refusal(
                        "{\"title\": 5}",
                        body -> body.text("title", 1, 9).required().check(String::isEmpty, "never")))
                .containsExactly(new FieldError("/title", "must be a string"));
    }

    @Test
    void aFieldMayBeThereButNotNull() {
        assertThat(refusal("{\"title\": null}", body -> body.text("title", 1, 9).notNull()))
                .containsExactly(new FieldError("/title", "must not be null"));
        var body = body("{}");
        assertThat(body.text("title", 1, 9).notNull().isGiven()).isFalse();
        body.check();
    }

    @Test
    void aTextIsTakenAsItIs() {
        var odd = " שלום 👩‍👩‍👧 \t ";
        var body = body("{\"title\": \"" + odd.replace("\t", "\\t") + "\"}");

        assertThat(body.text("title", 1, 255).value()).isEqualTo(odd);
    }

    @Test
    void lengthsAreInCodePoints() {
        var five = "\"😀😀😀😀😀\"";

        assertThat(body("{\"t\":" + five + "}").text("t", 1, 5).hasValue()).isTrue();
        assertThat(refusal("{\"t\":" + five + "}", body -> body.text("t", 1, 4)))
                .containsExactly(new FieldError("/t", "must have at most 4 characters"));
        assertThat(refusal("{\"t\":" + five + "}", body -> body.text("t", 6, 9)))
                .containsExactly(new FieldError("/t", "must have at least 6 characters"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "a\\u0000b"    | must not contain the character U+0000
            "\\u0000"      | must not contain the character U+0000
            "a\\ud83d"     | must not contain half of a surrogate pair
            "\\ude00\\ud83d" | must not contain half of a surrogate pair
            ""             | must not be blank
            " \\t\\n"      | must not be blank
            5              | must be a string
            true           | must be a string
            ["a"]          | must be a string
            {}             | must be a string
            """)
    void whatIsNoTextIsSaid(String json, String complaint) {
        assertThat(refusal("{\"t\": " + json + "}", body -> body.text("t", 1, 255)))
                .containsExactly(new FieldError("/t", complaint));
    }

    @Test
    void whereNoTextIsWantedBlanksWillDo() {
        assertThat(body("{\"t\": \"\"}").text("t", 0, 9).value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"48000", "48000.5", "0", "-1", "0.0001", "1e3", "1E-4", "99999999999999999.99"})
    void aNumberIsExact(String json) {
        assertThat(body("{\"v\": " + json + "}").decimal("v").value()).isEqualByComparingTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e21", "-1E+2147483647", "1234567890123456789012345678901"})
    void aNumberThatWouldBlowUpIsOutOfRange(String json) {
        assertThat(refusal("{\"v\": " + json + "}", body -> body.decimal("v")))
                .containsExactly(new FieldError("/v", "is out of range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "true", "[5]", "{}", "\"\""})
    void whatIsNoNumberIsSaid(String json) {
        assertThat(refusal("{\"v\": " + json + "}", body -> body.decimal("v")))
                .containsExactly(new FieldError("/v", "must be a number"));
    }

    @Test
    void aNumberOfThousandDigitsIsTooLarge() {
        var no = catchThrowableOfType(Refusal.class, () -> body("{\"v\": " + "9".repeat(1000) + "}"));

        assertThat(no.status().value()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "5, EUR, 500",
        "0.05, EUR, 5",
        "5.10, EUR, 510",
        "7, JPY, 7",
        "1.234, KWD, 1234",
        "0, USD, 0",
        "5.000, EUR, 500"
    })
    void moneyIsInMinorUnits(String json, Currency currency, long minor) {
        assertThat(body("{\"v\": " + json + "}").money("v", currency).value()).isEqualTo(new Money(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, EUR, has more decimals than EUR has",
        "0.5, JPY, has more decimals than JPY has",
        "1e19, EUR, is out of range"
    })
    void moneyThatDoesNotFitIsSaid(String json, Currency currency, String complaint) {
        assertThat(refusal("{\"v\": " + json + "}", body -> body.money("v", currency)))
                .containsExactly(new FieldError("/v", complaint));
    }

    @Test
    void aProbabilityIsFrom0To1() {
        assertThat(body("{\"p\": 0.6000}").probability("p").value()).isEqualTo(Probability.of("0.6"));
        for (var bad : List.of("1.1", "-0.1", "0.12345")) {
            assertThat(refusal("{\"p\": " + bad + "}", body -> body.probability("p")))
                    .containsExactly(new FieldError("/p", "must be from 0 to 1 with at most 4 decimals"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, must be from 1 to 9",
        "10, must be from 1 to 9",
        "99999999999999999999, must be from 1 to 9",
        "1.0, must be a whole number",
        "\"1\", must be a whole number"
    })
    void aWholeNumberHasBounds(String json, String complaint) {
        assertThat(refusal("{\"n\": " + json + "}", body -> body.integer("n", 1, 9)))
                .containsExactly(new FieldError("/n", complaint));
        assertThat(body("{\"n\": 9}").integer("n", 1, 9).value()).isEqualTo(9);
    }

    @Test
    void datesExist() {
        assertThat(body("{\"d\": \"2024-02-29\"}").date("d").value()).isEqualTo(LocalDate.of(2024, 2, 29));
        for (var bad :
                List.of("2023-02-29", "2024-13-01", "1899-12-31", "24-01-01", "2024-1-1", "2024-01-01T00:00:00Z", "")) {
            assertThat(refusal("{\"d\": \"" + bad + "\"}", body -> body.date("d")))
                    .hasSize(1);
        }
    }

    @Test
    void instantsHaveAnOffsetAndMilliseconds() {
        assertThat(body("{\"i\": \"2026-03-10T11:00:00.123456+02:00\"}")
                        .instant("i")
                        .value())
                .isEqualTo(Instant.parse("2026-03-10T09:00:00.123Z"));
        for (var bad : List.of(
                "2026-03-10", "2026-03-10T09:00:00", "yesterday", "+12026-03-10T09:00:00Z", "-0001-03-10T09:00:00Z")) {
            assertThat(refusal("{\"i\": \"" + bad + "\"}", body -> body.instant("i")))
                    .hasSize(1);
        }
    }

    @Test
    void idsComeWithOrWithoutTheirPrefix() {
        var body = body("{\"a\": \"deal_" + UUID + "\", \"b\": \"" + UUID + "\"}");

        assertThat(body.id("a", Ids::deal).value()).isEqualTo(DealId.of(UUID));
        assertThat(body.id("b", Ids::deal).value()).isEqualTo(DealId.of(UUID));
        for (var bad : List.of("stg_" + UUID, "deal_1", "", "1-1-1-1-1")) {
            assertThat(refusal("{\"id\": \"" + bad + "\"}", it -> it.id("id", Ids::deal)))
                    .containsExactly(new FieldError("/id", "must be an id such as deal_<uuid>"));
        }
    }

    @Test
    void choicesAreInLowerCase() {
        assertThat(body("{\"s\": \"won\"}").choice("s", Outcome.class).value()).isEqualTo(Outcome.WON);
        for (var bad : List.of("WON", "", "winning")) {
            assertThat(refusal("{\"s\": \"" + bad + "\"}", body -> body.choice("s", Outcome.class)))
                    .containsExactly(new FieldError("/s", "must be one of open, won, lost"));
        }
    }

    @Test
    void currenciesComeInAnyCaseAndCountMoney() {
        assertThat(body("{\"c\": \"eur\"}").currency("c").value()).isEqualTo(EUR);
        assertThat(body("{\"c\": \"EUR\"}").currency("c").value()).isEqualTo(EUR);
        for (var bad : List.of("euro", "", "XXX", "zzz", "e")) {
            assertThat(refusal("{\"c\": \"" + bad + "\"}", body -> body.currency("c")))
                    .containsExactly(new FieldError("/c", "must be an ISO 4217 currency code"));
        }
    }

    @Test
    void mailsAndColorsHaveTheirForm() {
        var body = body("{\"m\": \"a@b\", \"c\": \"#00fFaA\"}");
        assertThat(body.email("m").value()).isEqualTo("a@b");
        assertThat(body.color("c").value()).isEqualTo("#00fFaA");
        assertThat(refusal("{\"m\": \"a b@c\", \"c\": \"red\"}", it -> {
                    it.email("m");
                    it.color("c");
                }))
                .extracting(FieldError::pointer)
                .containsExactly("/m", "/c");
    }

    @Test
    void listsOfObjectsAreAskedLikewise() {
        var errors = refusal("{\"stages\": [{\"name\": \"a\"}, {\"nom\": 1}, 5]}", body -> {
            for (var stage : body.objects("stages", 9).value())
                stage.text("name", 1, 9).required();
        });

        assertThat(errors)
                .extracting(FieldError::pointer)
                .containsExactly("/stages/2", "/stages/1/name", "/stages/1/nom");
    }

    @Test
    void listsHaveAnEnd() {
        assertThat(refusal("{\"stages\": [{}, {}]}", body -> body.objects("stages", 1)))
                .containsExactly(new FieldError("/stages", "must have at most 1 items"));
    }

    @Test
    void aFieldMayBeComplainedAboutLater() {
        assertThat(refusal("{\"is_won\": true, \"is_lost\": true}", body -> {
                    if (body.bool("is_won").or(false) && body.bool("is_lost").or(false)) {
                        body.complain("is_lost", "must not be true when is_won is");
                    }
                }))
                .containsExactly(new FieldError("/is_lost", "must not be true when is_won is"));
    }

    @Test
    void complaintsComeToAnEnd() {
        var many = "{\"f\": 1" + ", \"x%d\": 1".repeat(200).formatted(numbers(200)) + "}";

        assertThat(refusal(many, body -> body.decimal("f"))).hasSize(50);
    }

    @Test
    void noBodyIsOneWithoutFields() {
        var body = PatchBody.orEmpty(null);
        body.text("lost_reason", 1, 9);
        body.check();

        assertThat(body.raw()).isEmpty();
    }

    private static Object[] numbers(int count) {
        return IntStream.range(0, count).boxed().toArray();
    }

    private static PatchBody body(String json) {
        return PatchBody.of(json.getBytes(UTF_8));
    }

    private static List<FieldError> refusal(String json, Consumer<PatchBody> asking) {
        var body = body(json);
        asking.accept(body);
        var no = catchThrowableOfType(Refusal.class, body::check);
        assertThat(no.status().value()).isEqualTo(422);
        return no.errors();
    }
}
