package io.pipetrail.query.audit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of the schema {@code readside} that are read models: which projection keeps them, and what tells their rows apart. */
enum Table {
    TENANTS("pipelines"),
    PIPELINES("pipelines", "pipeline_id"),
    STAGES("pipelines", "stage_id"),
    PIPELINE_STAMPS("pipelines"),
    DEALS("deals", "deal_id"),
    SUMMARY_STAGE_TERMS("pipeline-summary", "stage_id"),
    SUMMARY_DEALS("pipeline-summary", "deal_id"),
    SUMMARY_STAGES("pipeline-summary", "stage_id", "currency"),
    SUMMARY_DAYS("pipeline-summary", "stage_id", "currency", "day"),
    ACTIVITIES("timeline", "activity_id"),
    EVENT_INDEX("event-index", "position"),
    MOVEMENTS("movements", "event_id"),
    MOVEMENT_DEALS("movements", "deal_id"),
    MOVEMENT_PIPELINES("movements", "pipeline_id"),
    MOVEMENT_STAGES("movements", "stage_id"),
    DEAL_VERSIONS("past", "deal_id", "valid_from", "known_from"),
    STAGE_TERMS_VERSIONS("past", "stage_id", "valid_from", "known_from"),
    SUMMARY_CHANGES("past", "position", "valid_at", "late", "part", "stage_id", "currency", "close_day"),
    SUMMARY_CLOSED("past"),
    SUMMARY_CHANGE_TOTALS("past", "grain", "bucket", "stage_id", "currency", "part"),
    SUMMARY_CLOSE_TOTALS("past", "grain", "bucket", "stage_id", "currency", "close_month");

    /** Those that are no read models: how far these are, what they could not fold, and what is kept about checking them. */
    private static final Set<String> OTHERS =
            Set.of("tokens", "parked_events", "verifications", "projections", "rebuilds", "flyway_schema_history");

    private static final Set<String> SUMS = Set.of("deal_count", "value_minor", "weighted_minor");

    private final String projection;

    @SuppressWarnings("ImmutableEnumChecker") // it is; only its type does not say so
    private final List<String> key;

    Table(String projection, String... key) {
        this.projection = projection;
        this.key = Stream.concat(Stream.of("tenant_id"), Arrays.stream(key)).toList();
    }

    /** All tables of the schema that a verification has thought of. */
    static Set<String> known() {
        return Stream.concat(Arrays.stream(values()).map(Table::printed), OTHERS.stream())
                .collect(Collectors.toSet());
    }

    String projection() {
        return projection;
    }

    /** The columns that tell rows apart. */
    List<String> key() {
        return key;
    }

    String printed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a row may be there or not: a stage that all deals have left may keep its totals, if they are nothing. */
    boolean isAsGoodAsNone(Row row) {
        return this == SUMMARY_STAGES && SUMS.stream().map(row::get).allMatch(Table::isNothing);
    }

    private static boolean isNothing(@Nullable Object sum) {
        return sum instanceof BigDecimal amount
                ? amount.signum() == 0
                : Long.valueOf(0).equals(sum);
    }
}
