package io.pipetrail.standalone.demo;

import io.pipetrail.command.Change;
import io.pipetrail.command.deal.ContactRevision;
import io.pipetrail.command.deal.CreateDeal;
import io.pipetrail.command.deal.DealCommand;
import io.pipetrail.command.deal.LogActivity;
import io.pipetrail.command.deal.MoveDealToStage;
import io.pipetrail.command.deal.ReviseDeal;
import io.pipetrail.command.deal.Worth;
import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.Direction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

/** Makes up what a deal of the demo store is about. Companies and departments only: no person is invented. */
final class DemoDeals {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final List<String> PLACES = List.of(
            "Riverside",
            "Northgate",
            "Harbour",
            "Oakfield",
            "Summit",
            "Lakeview",
            "Old Town",
            "Westend",
            "Sunrise",
            "Granite");
    private static final List<String> TRADES = List.of(
            "Logistics",
            "Foods",
            "Textiles",
            "Clinics",
            "Energy",
            "Robotics",
            "Hotels",
            "Printing",
            "Optics",
            "Schools");
    private static final List<String> PRODUCTS =
            List.of("annual contract", "pilot", "renewal", "rollout", "expansion", "support plan");
    private static final List<String> DESKS = List.of("desk-north", "desk-south", "desk-east", "desk-west");
    private static final List<String> DEPARTMENTS = List.of("Purchasing", "Operations", "IT", "Finance");
    private static final List<String> REASONS = List.of("price", "timing", "competitor", "no decision", "budget cut");

    private final TenantId tenant;
    private final DemoPipeline pipeline;
    private final Chance chance;

    DemoDeals(TenantId tenant, DemoPipeline pipeline, Chance chance) {
        this.tenant = tenant;
        this.pipeline = pipeline;
        this.chance = chance;
    }

    CreateDeal create(Instant at) {
        var company = chance.of(PLACES) + " " + chance.of(TRADES);
        var value = new Money(price(18_000), chance.in(0.15) ? EUR : USD);
        return new CreateDeal(
                tenant,
                new DealId(chance.id(at)),
                null,
                pipeline.open(0),
                null,
                company + " " + chance.of(PRODUCTS),
                null,
                value,
                null,
                chance.of(DESKS),
                new Contact(null, company + ", " + chance.of(DEPARTMENTS), null, Contact.Type.COMPANY, null),
                LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(chance.between(20, 120)),
                null,
                null,
                null,
                null);
    }

    DealCommand move(DealId deal, int openStage) {
        return new MoveDealToStage(tenant, deal, pipeline.open(openStage), null);
    }

    DealCommand close(DealId deal, Outcome outcome) {
        var reason = outcome == Outcome.LOST ? chance.of(REASONS) : null;
        return new MoveDealToStage(tenant, deal, pipeline.closed(outcome), reason);
    }

    DealCommand talk(DealId deal, Instant at) {
        var type = chance.of(List.of(ActivityType.CALL, ActivityType.EMAIL, ActivityType.MEETING));
        var minutes = type == ActivityType.EMAIL ? null : (Integer) chance.between(5, 60);
        return new LogActivity(
                tenant,
                deal,
                new ActivityId(chance.id(at)),
                type,
                "Follow-up",
                null,
                at,
                minutes,
                chance.in(0.3) ? Direction.INBOUND : Direction.OUTBOUND);
    }

    DealCommand reprice(CreateDeal deal) {
        var changed = new Money(
                Math.round(deal.value().minor() * chance.logNormal(1, 0.2) / 10_000) * 10_000,
                deal.value().currency());
        return new ReviseDeal(
                tenant,
                deal.dealId(),
                null,
                null,
                null,
                Change.none(),
                Change.none(),
                new Worth(null, changed.minor(), null),
                Change.none(),
                Change.none(),
                ContactRevision.NOTHING,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                null);
    }

    /** In minor units, to the full hundred. */
    private long price(double median) {
        return Math.round(chance.logNormal(median, 0.9) / 100) * 10_000;
    }
}
