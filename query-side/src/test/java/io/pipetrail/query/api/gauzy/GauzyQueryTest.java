package io.pipetrail.query.api.gauzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.web.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Queries in the manner of qs. */
class GauzyQueryTest {

    @ParameterizedTest
    @ValueSource(strings = {"relations[0]=stages.deals", "relations[]=stages.deals", "relations[stages][deals]=true"})
    void relationsHaveThreeSpellings(String query) {
        assertThat(of(query).relations().paths()).containsExactlyInAnyOrder("stages", "stages.deals");
        assertThat(of(query).relations().of("stages").has("deals")).isTrue();
    }

    @Test
    void aRelationThatIsFalseIsNotAskedFor() {
        assertThat(of("relations[stages]=false").relations().paths()).isEmpty();
    }

    @Test
    void conditionsAreNested() {
        assertThat(of("where[stage][name]=Lead", "where[id][0]=a", "where[title]=t", "take=5")
                        .where())
                .containsExactly(
                        new Parameter(List.of("where", "stage", "name"), List.of("Lead")),
                        new Parameter(List.of("where", "id"), List.of("a")),
                        new Parameter(List.of("where", "title"), List.of("t")));
    }

    @Test
    void ordersComeAsTheyWereAskedFor() {
        assertThat(of("order[stage][index]=desc", "order[title]=ASC").order())
                .containsExactly(new GauzyQuery.Ordering("stage.index", true), new GauzyQuery.Ordering("title", false));
    }

    @Test
    void pagesAreCountedFromOneAndListsByRows() {
        assertThat(of("take=5", "skip=3").rowsBefore()).isEqualTo(10);
        assertThat(of("skip=2").rowsBefore()).isEqualTo(10);
        assertThat(of("skip=0").rowsBefore()).isZero();
        assertThat(of("take=5", "skip=3").offset()).isEqualTo(3);
        assertThat(of().most()).isEqualTo(1_000);
        assertThat(of("take=2000").most()).isEqualTo(1_000);
        assertThat(of("relations[]=stage.pipeline").most()).isEqualTo(1_000);
        assertThat(of("relations[]=stage.pipeline.stages").most()).isEqualTo(100);
    }

    @Test
    void whatStandsAtSeveralPlacesOfAListIsOneCondition() {
        assertThat(of("where[id][0]=a", "where[title]=t", "where[id][1]=b", "where[id][]=c")
                        .where())
                .containsExactly(
                        new Parameter(List.of("where", "id"), List.of("a", "b", "c")),
                        new Parameter(List.of("where", "title"), List.of("t")));
    }

    @Test
    void whatIsTooDeepIsRefused() {
        var name = "where" + "[]".repeat(3_900);
        assertThatThrownBy(() -> of(name + "=a")).isInstanceOf(Refusal.class);
    }

    @Test
    void theConditionsOfACountMayStandAlone() {
        var request = new MockHttpServletRequest();
        request.addParameter("stageId", "a");
        request.addParameter("where[title]", "t");

        assertThat(GauzyQuery.conditions(request).stream().map(Parameter::property))
                .containsExactly("stageId", "title");
    }

    private static GauzyQuery of(String... parameters) {
        var request = new MockHttpServletRequest();
        for (var parameter : parameters) {
            var parts = parameter.split("=", 2);
            request.addParameter(parts[0], parts[1]);
        }
        return GauzyQuery.of(request);
    }
}
