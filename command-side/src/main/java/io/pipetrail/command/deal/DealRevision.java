package io.pipetrail.command.deal;

import io.pipetrail.events.Money;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealContactChanged;
import io.pipetrail.events.deal.DealDescribed;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealExternalIdChanged;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.deal.DealValueChanged;
import java.util.ArrayList;
import java.util.List;

/** Turns a revision of a deal's fields into one event for each real change; its place is another matter. */
final class DealRevision {

    private final DealState deal;
    private final ReviseDeal asked;
    private final List<DealEvent> changes = new ArrayList<>();

    private DealRevision(DealState deal, ReviseDeal asked) {
        this.deal = deal;
        this.asked = asked;
    }

    static List<DealEvent> changes(DealState deal, ReviseDeal asked) {
        var revision = new DealRevision(deal, asked);
        revision.compare();
        return revision.changes;
    }

    private void compare() {
        var tenantId = deal.tenantId();
        var id = deal.id();
        var title = asked.title().orKeep(deal.title());
        var value = valueAfterwards();
        var contact = asked.contact().from(deal.contact());
        if (!title.equals(deal.title())) changes.add(new DealRenamed(tenantId, id, title));
        if (asked.description().changes(deal.description())) {
            changes.add(new DealDescribed(tenantId, id, asked.description().value()));
        }
        if (!value.equals(deal.value())) changes.add(new DealValueChanged(tenantId, id, value));
        probability();
        if (asked.assignedTo().changes(deal.assignedTo())) {
            changes.add(new DealAssigned(tenantId, id, asked.assignedTo().value()));
        }
        if (!contact.equals(deal.contact())) changes.add(new DealContactChanged(tenantId, id, contact));
        if (asked.expectedCloseDate().changes(deal.expectedCloseDate())) {
            changes.add(new DealExpectedCloseChanged(
                    tenantId, id, asked.expectedCloseDate().value()));
        }
        if (asked.notes().changes(deal.notes())) {
            changes.add(new DealNotesChanged(tenantId, id, asked.notes().value()));
        }
        if (asked.externalId().changes(deal.externalId())) {
            changes.add(
                    new DealExternalIdChanged(tenantId, id, asked.externalId().value()));
        }
    }

    /** The same probability on another scale is a change too; who says it from 0 to 1 says nothing about the scale. */
    private void probability() {
        var probability = asked.probability().or(deal.probability());
        var scale = probability == null ? null : asked.probabilityScale();
        var saidOtherwise = asked.probability().given() && scale != null && scale != deal.probabilityScale();
        if (asked.probability().changes(deal.probability()) || saidOtherwise) {
            changes.add(new DealProbabilityChanged(deal.tenantId(), deal.id(), probability, scale));
        }
    }

    private Money valueAfterwards() {
        try {
            return asked.worth().from(deal.value());
        } catch (ArithmeticException unfit) {
            throw DealRejected.valueUnfit(deal.id());
        }
    }
}
