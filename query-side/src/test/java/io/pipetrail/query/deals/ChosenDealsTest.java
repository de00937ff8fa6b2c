package io.pipetrail.query.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.deals.DealChoice.Condition;
import io.pipetrail.query.deals.DealChoice.Order;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.ArgumentCaptor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database is asked for, and that it is not asked in vain. */
class ChosenDealsTest {

    private static final TenantId TENANT = new TenantId(UUID.fromString("01980000-0000-7000-8000-000000000001"));
    private static final Pipelines NONE = new Pipelines(0, Optional.empty(), List.of(), Map.of(), List.of());

    private final JdbcClient database = mock(JdbcClient.class);
    private final Catalog catalog = mock(Catalog.class);
    private final ChosenDeals deals = new ChosenDeals(database, catalog);

    /** An index has no nulls last when it is read backwards, so that one would not be used. */
    @Test
    void onlyWhatMayBeMissingComesLast() {
        assertThat(asked(DealColumn.CREATED)).contains("order by deal.created_at desc, deal.created_at, deal.deal_id");
        assertThat(asked(DealColumn.UPDATED)).contains("order by deal.updated_at desc, ");
        assertThat(asked(DealColumn.PROBABILITY)).contains("order by deal.probability desc nulls last, ");
        assertThat(asked(DealColumn.STAGE_PLACE)).contains("order by stage.place desc nulls last, ");
    }

    @Test
    void longTextsAreNotRead() {
        assertThat(asked(DealColumn.CREATED))
                .contains("null description", "null notes")
                .doesNotContain("deal.*");
    }

    @Test
    void whatNoDealCanBeIsNotLookedFor() {
        var nothing = new DealChoice(List.of(new Condition(DealColumn.STAGE, true, List.of())), List.of(), false, 0, 9);
        when(catalog.pipelines(TENANT)).thenReturn(NONE);

        assertThat(deals.find(TENANT, nothing)).isEqualTo(new ChosenDeals.Found(List.of(), 0, NONE));
        assertThat(deals.count(TENANT, nothing)).isZero();
        verifyNoInteractions(database);
    }

    private String asked(DealColumn column) {
        var client = mock(JdbcClient.class);
        when(client.sql(anyString())).thenReturn(mock(JdbcClient.StatementSpec.class, Answers.RETURNS_SELF));
        new ChosenDeals(client, catalog)
                .find(TENANT, new DealChoice(List.of(), List.of(new Order(column, true)), false, 0, 9));
        var sql = ArgumentCaptor.forClass(String.class);
        verify(client).sql(sql.capture());
        return sql.getValue();
    }
}
