package io.pipetrail.query.deals;

import static io.pipetrail.query.projection.Sql.constant;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A deal as {@link DealsProjection} left it. */
@Entity
@Immutable
@Table(schema = "readside", name = "deals")
class DealRow {

    @Id
    UUID dealId;

    TenantId tenantId;
    UUID pipelineId;
    UUID stageId;
    String outcome;

    @Nullable
    UUID lastOpenPipelineId;

    @Nullable
    UUID lastOpenStageId;

    String title;

    @Nullable
    String description;

    long valueMinor;
    String currency;

    BigDecimal value;

    @Nullable
    BigDecimal probability;

    @Nullable
    String assignedTo;

    @Nullable
    String contactId;

    @Nullable
    String contactName;

    @Nullable
    String contactEmail;

    @Nullable
    String contactType;

    @Nullable
    String referredBy;

    @Nullable
    LocalDate expectedCloseDate;

    @Column(insertable = false, updatable = false)
    int expectedCloseSort;

    @Nullable
    String notes;

    @Nullable
    String externalId;

    @Nullable
    String lostReason;

    boolean deleted;
    Instant stageEnteredAt;

    @Nullable
    Instant closedAt;

    long version;
    Instant createdAt;
    Instant updatedAt;

    protected DealRow() {}

    DealState state() {
        return new DealState(
                tenantId,
                new DealId(dealId),
                new PipelineId(pipelineId),
                new StageId(stageId),
                constant(Outcome.class, outcome),
                lastOpenPipelineId == null ? null : new PipelineId(lastOpenPipelineId),
                lastOpenStageId == null ? null : new StageId(lastOpenStageId),
                title,
                description,
                new Money(valueMinor, Currency.getInstance(currency)),
                probability == null ? null : new Probability(probability),
                assignedTo,
                contact(),
                expectedCloseDate,
                notes,
                externalId,
                lostReason,
                deleted,
                stageEnteredAt,
                closedAt,
                version,
                createdAt,
                updatedAt);
    }

    private Contact contact() {
        return new Contact(
                contactId,
                contactName,
                contactEmail,
                contactType == null ? null : constant(Contact.Type.class, contactType),
                referredBy);
    }
}
