package io.pipetrail.command.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mapping makes lines of an import out of the rows of a table. */
class MappingTest {

    private static final List<String> OPPORTUNITY = List.of(
            "opportunity_id",
            "sales_agent",
            "product",
            "account",
            "deal_stage",
            "engage_date",
            "close_date",
            "close_value");
    private static final Map<String, String> PRICES =
            Map.of("products", "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n");

    @Test
    void aWonOpportunityWentThroughThreeStagesAndIsWorthWhatItWasClosedAt() {
        var line = opportunity("Z1", "Ann", "GTXPro", "Isdom", "Won", "10/25/2016", "3/11/2017", "4514");

        assertThat(line).isEqualTo(json("""
                {"external_id": "Z1", "title": "Isdom - GTX Pro", "value": 4514, "currency": "usd", "assigned_to": "Ann",
                 "history": [{"stage": "Prospecting", "at": "2016-10-25T00:00:00Z"},
                             {"stage": "Engaging", "at": "2016-10-25T00:00:00Z"},
                             {"stage": "Won", "at": "2017-03-11T00:00:00Z"}]}"""));
    }

    @Test
    void anOpenOpportunityIsWorthItsListPriceAndStaysWhereItsDatesEnd() {
        var line = opportunity("Z2", "Ann", "MG Special", "", "Prospecting", "", "", "");

        assertThat(line).isEqualTo(json("""
                {"external_id": "Z2", "title": "Unknown account - MG Special", "value": 55, "currency": "usd",
                 "assigned_to": "Ann", "history": [{"stage": "Prospecting", "at": "2016-10-01T00:00:00Z"}]}"""));
    }

    @Test
    void whatIsInNoTableIsABadCell() {
        assertThatThrownBy(() -> opportunity("Z3", "Ann", "Abacus", "", "Engaging", "1/1/2017", "", ""))
                .isInstanceOf(BadCell.class)
                .hasMessage("value: \"Abacus\" is not in the table products");
    }

    @Test
    void aMappingAsksForTheTablesThatItNeeds() {
        assertThatThrownBy(() -> Mapping.of("crm-sales-opportunities").over(OPPORTUNITY, Map.of()))
                .isInstanceOf(BadMapping.class)
                .hasMessageContaining("table.products");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/45/2017", "2/30/2017", "yesterday", "3.11.2017"})
    void aDateThatIsNoneIsABadCell(String date) {
        assertThatThrownBy(() -> opportunity("Z4", "Ann", "MG Special", "", "Engaging", date, "", ""))
                .isInstanceOf(BadCell.class)
                .hasMessageContaining("is no date as M/d/yyyy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1054; 1054; usd",
                "$1,054.50; 1054.50; usd",
                "1,054,000 EUR; 1054000; eur",
                "€ 12; 12; eur",
                "$12 USD; 12; usd"
            })
    void anAmountMayNameItsCurrency(String cell, String value, String currency) {
        var line = table("{\"fields\": {\"value\": \"v\"}}", "v").line(List.of(cell));

        assertThat(json(line).path("value").decimalValue()).isEqualByComparingTo(value);
        assertThat(json(line).path("currency").asString("usd")).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$100 / €90", "100 USD 90 EUR", "EUR 5 USD", "100 90", "1.054,50", "12 XQQ", "1,0", "1e9", "--"})
    void anAmountInTwoCurrenciesOrNoneAtAllIsABadCell(String cell) {
        var table = table("{\"fields\": {\"value\": \"v\"}}", "v");

        assertThatThrownBy(() -> table.line(List.of(cell)))
                .isInstanceOf(BadCell.class)
                .hasMessageStartingWith("value: ");
    }

    /** Seen red: without the bound, a cell of 1,000 characters made a line of a million. */
    @Test
    void whatIsJoinedIsBounded() {
        var parts = String.join(",", Collections.nCopies(1_000, "\"n\""));
        var table = table("{\"fields\": {\"notes\": {\"join\": [" + parts + "]}}}", "n");

        assertThatThrownBy(() -> table.line(List.of("x".repeat(1_000))))
                .isInstanceOf(BadCell.class)
                .hasMessageContaining("notes: is longer than 65536");
    }

    @Test
    void oneCurrencyInTheAmountAndAnotherBesideItIsABadCell() {
        var table = table("{\"fields\": {\"value\": \"v\", \"currency\": \"c\"}}", "v", "c");

        assertThatThrownBy(() -> table.line(List.of("$5", "eur")))
                .isInstanceOf(BadCell.class)
                .hasMessageContaining("two currencies");
    }

    @Test
    void aCommaMayBeTheDecimalSeparatorAndASemicolonTheDelimiter() {
        var mapping =
                Mapping.of("{\"delimiter\": \";\", \"decimal_separator\": \",\", \"fields\": {\"value\": \"v\"}}");

        assertThat(mapping.delimiter()).isEqualTo(';');
        assertThat(json(mapping.over(List.of("v"), Map.of()).line(List.of("1.054,50")))
                        .path("value")
                        .decimalValue())
                .isEqualByComparingTo("1054.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-mapping",
                "../deals",
                "{",
                "{}",
                "{\"fields\": {\"title\": 5}}",
                "{\"fields\": {\"title\": \"nowhere\"}}",
                "{\"fields\": {}, \"surprise\": 1}",
                "{\"fields\": {}, \"dates\": [\"qqqqqqqq\"]}",
                "{\"fields\": {}, \"delimiter\": \";;\"}"
            })
    void aBadMappingSaysWhy(String mapping) {
        assertThatThrownBy(() -> Mapping.of(mapping).over(List.of("a"), Map.of()))
                .isInstanceOf(BadMapping.class)
                .hasMessageMatching(".{5,}");
    }

    private static JsonNode opportunity(String... cells) {
        return json(
                Mapping.of("crm-sales-opportunities").over(OPPORTUNITY, PRICES).line(List.of(cells)));
    }

    private static MappedTable table(String mapping, String... heading) {
        return Mapping.of(mapping).over(List.of(heading), Map.of());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
