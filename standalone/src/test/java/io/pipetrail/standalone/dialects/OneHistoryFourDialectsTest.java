package io.pipetrail.standalone.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import io.pipetrail.standalone.dialects.Seller.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One model is behind all dialects: the same journey leaves the same events, and what one writes the others show at once. */
@ExtendWith(Server.Running.class)
class OneHistoryFourDialectsTest {

    private final Server server;

    OneHistoryFourDialectsTest(Server server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gauzy", "pipeback", "introzy"})
    void theSameJourneyLeavesTheSameEvents(String dialect) {
        var one = server.store("admin");
        var other = server.store("admin");
        var natively = seller("v1", one);
        var seller = seller(dialect, other);

        var expected = history(one, journey(natively, one));
        var left = history(other, journey(seller, other));

        assertThat(said(left, seller))
                .isEqualTo(said(expected, seller))
                .contains("DealCreated", "DealMovedToStage", "DealRenamed");
        // The parts of a change that this dialect has words for come in the same order with the same words.
        assertThat(changes(left, "DealMovedToStage"))
                .isEqualTo(changes(expected, "DealMovedToStage"))
                .hasSize(2);
        assertThat(changes(left, "DealRenamed")).isEqualTo(changes(expected, "DealRenamed"));
        for (var type : List.of("DealValueChanged", "DealProbabilityChanged")) {
            if (!seller.cannotSay().contains(type)) {
                assertThat(changes(left, type))
                        .isEqualTo(changes(expected, type))
                        .isNotEmpty();
            }
        }
        assertThat(stages(one)).containsExactly("Lead", "Qualified", "Won");
        assertThat(stages(other)).containsSubsequence("Lead", "Qualified", "Won");
    }

    /** Seen red with v1 in the context of every request. */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "gauzy", "pipeback", "introzy"})
    void eachWriteCarriesItsDialectIntoTheHistory(String dialect) {
        var store = server.store("admin");

        var history = history(store, journey(seller(dialect, store), store));

        assertThat(history)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.at("/dialect").asString()).isEqualTo(dialect));
        var made = store.api().get("/events?limit=100").expect(200).json().at("/data");
        assertThat(made.valueStream()
                        .filter(event -> event.at("/type").asString().equals("PipelineCreated")))
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.at("/dialect").asString()).isEqualTo(dialect));
    }

    /** Seen red with Pipeback's amounts printed in units. */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "gauzy", "pipeback", "introzy"})
    void whatOneWritesTheOthersShowWithTheRightUnits(String dialect) {
        var store = server.store("admin");
        var writer = seller(dialect, store);
        var stages = writer.makePipeline();
        winnable(store, stages.getLast());

        var deal = writer.create(stages.getFirst());
        allSee(store, deal, written(writer, "Acme", stages.getFirst(), 123_456L, 60, "open"));
        writer.move(deal, stages.get(1));
        writer.change(deal);
        allSee(store, deal, written(writer, "Acme, renewed", stages.get(1), 200_000L, 80, "open"));
        writer.win(deal, stages.getLast());
        allSee(store, deal, written(writer, "Acme, renewed", stages.getLast(), 200_000L, 80, "won"));
    }

    @Test
    void whatOneChangesTheOthersSeeChanged() {
        var store = server.store("admin");
        var stages = seller("v1", store).makePipeline();
        winnable(store, stages.getLast());
        var deal = seller("v1", store).create(stages.getFirst());

        seller("pipeback", store).move(deal, stages.get(1));
        seller("gauzy", store).change(deal);
        allSee(store, deal, new Seen("Acme, renewed", stages.get(1), 123_456L, 80, "open"));
        seller("introzy", store).change(deal);
        allSee(store, deal, new Seen("Acme, renewed", stages.get(1), 200_000L, 80, "open"));
        seller("pipeback", store).win(deal, stages.getLast());
        allSee(store, deal, new Seen("Acme, renewed", stages.getLast(), 200_000L, 80, "won"));

        assertThat(history(store, deal))
                .extracting(it -> it.at("/dialect").asString())
                .containsExactly("v1", "pipeback", "gauzy", "gauzy", "introzy", "pipeback");
    }

    /** Makes a pipeline, creates a deal, moves it, changes it, logs what can be logged, wins it and reads it back. */
    private static String journey(Seller seller, Store store) {
        var stages = seller.makePipeline();
        winnable(store, stages.getLast());
        var deal = seller.create(stages.getFirst());
        seller.move(deal, stages.get(1));
        seller.change(deal);
        seller.log(deal);
        seller.win(deal, stages.getLast());
        var read = seller.read(deal);
        assertThat(read.title()).isEqualTo("Acme, renewed");
        assertThat(read.stage()).isEqualTo(stages.getLast());
        return deal;
    }

    /** What no dialect but the native one and Introzy's own default stages say: that deals are won in this stage. */
    private static void winnable(Store store, String stage) {
        store.api().patch("/pipeline-stages/" + stage, "{\"is_won\": true}").expect(200);
    }

    private void allSee(Store store, String deal, Seen expected) {
        for (var dialect : List.of("v1", "gauzy", "pipeback", "introzy")) {
            var seen = seller(dialect, store).read(deal);
            assertThat(seen.title()).as(dialect).isEqualTo(expected.title());
            assertThat(seen.stage()).as(dialect).isEqualTo(expected.stage());
            sameWhereSaid(dialect, seen.minor(), expected.minor());
            sameWhereSaid(dialect, seen.percent(), expected.percent());
            sameWhereSaid(dialect, seen.status(), expected.status());
        }
    }

    private static void sameWhereSaid(String dialect, @Nullable Object seen, @Nullable Object expected) {
        if (seen != null && expected != null) assertThat(seen).as(dialect).isEqualTo(expected);
    }

    /** What it is after a writer said as much of it as can be said. */
    private static Seen written(Seller writer, String title, String stage, long minor, int percent, String status) {
        return new Seen(
                title,
                stage,
                writer.cannotSay().contains("DealValueChanged") ? 0L : minor,
                writer.cannotSay().contains("DealProbabilityChanged") ? null : percent,
                status);
    }

    private static List<JsonNode> history(Store store, String deal) {
        var page = store.api()
                .get("/deals/" + deal + "/history?limit=100")
                .expect(200)
                .json();
        return page.at("/data").valueStream().toList();
    }

    private static List<String> said(List<JsonNode> history, Seller seller) {
        return history.stream()
                .map(event -> event.at("/type").asString())
                .filter(type -> !seller.cannotSay().contains(type))
                .toList();
    }

    /** What changed in the events of a type, but for the ids. */
    private static List<String> changes(List<JsonNode> history, String type) {
        return history.stream()
                .filter(event -> event.at("/type").asString().equals(type))
                .map(event -> event.at("/changes")
                        .toString()
                        .replaceAll("[a-z]+_[0-9a-f-]{36}", "id")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "at"))
                .toList();
    }

    private static List<String> stages(Store store) {
        var stages = store.api().get("/pipelines").expect(200).json().at("/data/0/stages");
        return stages.valueStream().map(stage -> stage.at("/name").asString()).toList();
    }

    private Seller seller(String dialect, Store store) {
        var api = new Api(server.address() + "/dialects/" + dialect, store.secret());
        return switch (dialect) {
            case "gauzy" -> new GauzySeller(api);
            case "pipeback" -> new PipebackSeller(api.with("x-workspace-id", store.id()));
            case "introzy" -> new IntrozySeller(api);
            default -> new NativeSeller(store.api());
        };
    }
}
