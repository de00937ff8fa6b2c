package io.pipetrail.standalone.dialects.gauzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gauzy's query language over three pipelines and three deals. */
@ExtendWith(Server.Running.class)
class GauzyQueriesTest {

    private final Organization organization;
    private final Api api;
    private final String enterprise;
    private final String lead;
    private final String won;
    private final String first;

    GauzyQueriesTest(Server server) {
        organization = Organization.of(server);
        api = organization.api();
        var made = organization.pipeline("Enterprise Sales", "Lead", "Won");
        enterprise = made.text("/id");
        lead = made.text("/stages/0/id");
        won = made.text("/stages/1/id");
        organization.pipeline("Small enterprises", "Anybody");
        organization.pipeline("Partners");
        organization.deal("Zebra", won, 40);
        first = organization.deal("Apple", lead, 2);
        organization.deal("Mango", lead, 75);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relations[0]=stages",
                "relations[]=stages",
                "relations[stages]=true",
                "relations=stages",
                "relations%5B0%5D=stages"
            })
    void relationsAreAskedForInAnyOfItsSpellings(String relations) {
        var pipeline = api.get("/api/pipelines/" + enterprise + "?" + relations).expect(200);

        assertThat(names(pipeline, "/stages", "name")).containsExactly("Lead", "Won");
        assertThat(names(pipeline, "/stages", "index")).containsExactly("1", "2");
        assertThat(api.get("/api/pipelines/" + enterprise).json().has("stages")).isFalse();
    }

    @Test
    void relationsOfRelationsComeAlong() {
        var pipelines = api.get("/api/pipelines?relations[stages][deals]=true").expect(200);
        assertThat(names(pipelines, "/items/0/stages/0/deals", "title")).containsExactly("Apple", "Mango");
        assertThat(pipelines.json().at("/items/2/stages").size()).isZero();

        var deal = api.get("/api/deals/" + first
                        + "?relations[0]=stage.pipeline&relations[1]=createdBy&relations[2]=client")
                .expect(200);
        assertThat(deal.text("/stage/pipeline/name")).isEqualTo("Enterprise Sales");
        assertThat(deal.json().get("client").isNull()).isTrue();
        assertThat(deal.json().get("createdBy").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "where[title]=Mango, 1",
        "where[title]=mango, 0",
        "where[probability]=2, 1",
        "where[probability]=40, 1",
        "where[probability]=75, 1",
        "where[probability]=4, 0",
        "where[stage][name]=Lead, 2",
        "where[stage][index]=2, 1",
        "where[isArchived]=true, 0",
        "where[isActive]=true, 3",
        "where[isArchived]=1, 0",
        "where[isActive]=1, 3",
        "where[isActive][0]=true&where[isActive][1]=false, 3",
        "where[title][]=Mango&where[title][]=Apple, 2",
        "where[title][0]=Mango&where[title][1]=Apple, 2",
        "where[probability][0]=2&where[probability][1]=75, 2",
        "where[probability][0]=40&where[probability][1]=101, 1",
        "where[title]=Mango&where[stage][name]=Won, 0"
    })
    void dealsAreFoundByConditions(String where, int found) {
        assertThat(api.get("/api/deals?" + where)
                        .expect(200)
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(found);
        assertThat(api.get("/api/deals/count?" + where).expect(200).body()).isEqualTo(String.valueOf(found));
    }

    @Test
    void conditionsOnIdsFindWhatTheyName() {
        assertThat(titles("/api/deals?where[stageId]=" + won)).containsExactly("Zebra");
        assertThat(titles("/api/deals?where[stage][pipelineId]=" + enterprise)).hasSize(3);
        assertThat(api.get("/api/deals/count?stageId=" + lead).body()).isEqualTo("2");
    }

    @Test
    void idsAtPlacesOfAListFindAllThatTheyName() {
        assertThat(titles("/api/deals?where[stageId][0]=" + won + "&where[stageId][1]=" + lead))
                .hasSize(3);
        assertThat(pipelines("/api/pipelines?where[id][0]=" + enterprise + "&where[id][1]=" + Organization.UNKNOWN))
                .containsExactly("Enterprise Sales");
        assertThat(titles("/api/deals?where[stage][pipelineId]=" + Organization.UNKNOWN))
                .isEmpty();
        assertThat(titles("/api/deals?withDeleted=true&where[stage][pipelineId]=" + enterprise))
                .hasSize(3);
    }

    @Test
    void pipelinesAreFoundByWhatIsPrinted() {
        var createdAt = api.get("/api/pipelines/" + enterprise).text("/createdAt");

        assertThat(pipelines("/api/pipelines?where[createdAt]=" + createdAt)).contains("Enterprise Sales");
        // The same in the form that no pipeline prints.
        assertThat(pipelines("/api/pipelines?where[createdAt]=" + createdAt.replace("Z", "%2B00:00")))
                .contains("Enterprise Sales");
        assertThat(pipelines("/api/pipelines?where[isActive]=1")).hasSize(3);
        assertThat(pipelines("/api/pipelines?where[isActive]=0")).isEmpty();
        api.get("/api/pipelines?where[createdAt]=yesterday").expect(400);
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        assertThat(api.get("/api/deals?where" + "[]".repeat(3_000) + "=a")
                        .expect(400)
                        .text("/message"))
                .isEqualTo("A query parameter is nested too deeply.");
    }

    @Test
    void listsComeInTheOrderAskedForAndFromARowOn() {
        assertThat(titles("/api/deals")).containsExactly("Zebra", "Apple", "Mango");
        assertThat(titles("/api/deals?order[title]=ASC")).containsExactly("Apple", "Mango", "Zebra");
        assertThat(titles("/api/deals?order[stage][index]=DESC&order[title]=desc"))
                .containsExactly("Zebra", "Mango", "Apple");
        assertThat(titles("/api/deals?order[title]=ASC&skip=1&take=1")).containsExactly("Mango");
        assertThat(titles("/api/pipelines/" + enterprise + "/deals")).containsExactly("Apple", "Mango", "Zebra");
        assertThat(titles("/api/pipelines/" + Organization.UNKNOWN + "/deals")).isEmpty();
    }

    @Test
    void pagesAreCountedFromOne() {
        var page = "/api/deals/pagination?where[organizationId]=" + organization.id() + "&order[title]=ASC&take=2";

        assertThat(titles(page)).containsExactly("Apple", "Mango");
        assertThat(titles(page + "&skip=1")).containsExactly("Apple", "Mango");
        assertThat(titles(page + "&skip=2")).containsExactly("Zebra");
        assertThat(api.get(page + "&skip=2").json().at("/total").asInt()).isEqualTo(3);
        assertThat(titles(page + "&skip=3")).isEmpty();
    }

    @Test
    void onPagesNamesOfPipelinesNeedOnlyContainWhatIsAskedFor() {
        var page = "/api/pipelines/pagination?where[organizationId]=" + organization.id();

        assertThat(pipelines(page + "&where[name]=ENTERPRISE"))
                .containsExactly("Enterprise Sales", "Small enterprises");
        assertThat(pipelines(page + "&where[stages]=body")).containsExactly("Small enterprises");
        assertThat(pipelines("/api/pipelines?where[name]=ENTERPRISE")).isEmpty();
        assertThat(pipelines("/api/pipelines?where[name]=Partners")).containsExactly("Partners");
        assertThat(pipelines("/api/pipelines?where[stages][name]=Lead")).containsExactly("Enterprise Sales");
        assertThat(pipelines(page + "&order[name]=DESC&take=2")).containsExactly("Small enterprises", "Partners");
        assertThat(api.get("/api/pipelines/count").body()).isEqualTo("3");
    }

    @Test
    void deletedOnesAreThereForWhoAsksForThem() {
        api.delete("/api/deals/" + first + "/soft").expect(202);

        assertThat(titles("/api/deals?order[title]=ASC")).containsExactly("Mango", "Zebra");
        assertThat(titles("/api/deals?order[title]=ASC&withDeleted=true")).containsExactly("Apple", "Mango", "Zebra");
        api.get("/api/deals/" + first).expect(404);
        assertThat(api.get("/api/deals/" + first + "?withDeleted=true")
                        .expect(200)
                        .json()
                        .get("deletedAt")
                        .isString())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/pipelines/pagination | where should not be empty",
                "/api/pipelines/pagination?where[name]=x | where.organizationId must be a UUID",
                "/api/deals/pagination?where[organizationId]=%s&take=101 | take must not be greater than 100",
                "/api/deals?take=many | take must not be less than 0",
                "/api/deals?where[stageId]=17 | where.stageId must be a UUID",
                "/api/deals?order[title]=upwards | order.title must be ASC or DESC"
            })
    void whatIsNoQueryIsRefused(String path, String message) {
        var refused = api.get(path.formatted(organization.id())).expect(400);

        assertThat(refused.text("/message/0")).isEqualTo(message);
        assertThat(refused.text("/error")).isEqualTo("Bad Request");
        assertThat(refused.text("/statusCode")).isEqualTo("400");
    }

    @Test
    void whatIsNoPropertyIsRefusedAsTypeOrmDoes() {
        for (var query : List.of("where[price]=1", "order[price]=ASC", "relations[0]=price")) {
            assertThat(api.get("/api/deals?" + query).expect(400).text("/message"))
                    .isEqualTo("Property \"price\" was not found in \"Deal\". Make sure your query is correct.");
            assertThat(api.get("/api/pipelines?" + query).expect(400).text("/message"))
                    .isEqualTo("Property \"price\" was not found in \"Pipeline\". Make sure your query is correct.");
        }
    }

    private List<String> titles(String path) {
        return names(api.get(path).expect(200), "/items", "title");
    }

    private List<String> pipelines(String path) {
        return names(api.get(path).expect(200), "/items", "name");
    }

    private static List<String> names(Api.Answer answer, String list, String property) {
        return answer.json()
                .at(list)
                .valueStream()
                .map(item -> item.get(property).asString())
                .toList();
    }
}
