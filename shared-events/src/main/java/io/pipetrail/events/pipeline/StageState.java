package io.pipetrail.events.pipeline;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a stage is after the events of its pipeline. */
public record StageState(
        StageId id,
        String name,
        @Nullable String description,
        Outcome outcome,
        @Nullable Probability probability,
        int rottingDays,
        @Nullable String color,
        Instant createdAt,
        Instant updatedAt) {

    static StageState of(StageAdded added, Instant at) {
        return new StageState(
                added.stageId(),
                added.name(),
                added.description(),
                added.outcome(),
                added.probability(),
                added.rottingDays(),
                added.color(),
                at,
                at);
    }

    StageState named(String name, Instant at) {
        return new StageState(id, name, description, outcome, probability, rottingDays, color, createdAt, at);
    }

    StageState described(@Nullable String description, Instant at) {
        return new StageState(id, name, description, outcome, probability, rottingDays, color, createdAt, at);
    }

    StageState meaning(Outcome outcome, Instant at) {
        return new StageState(id, name, description, outcome, probability, rottingDays, color, createdAt, at);
    }

    StageState likely(@Nullable Probability probability, Instant at) {
        return new StageState(id, name, description, outcome, probability, rottingDays, color, createdAt, at);
    }

    StageState rottingAfter(int days, Instant at) {
        return new StageState(id, name, description, outcome, probability, days, color, createdAt, at);
    }

    StageState colored(@Nullable String color, Instant at) {
        return new StageState(id, name, description, outcome, probability, rottingDays, color, createdAt, at);
    }
}
