package io.pipetrail.benchmarks.load;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.eventstore.Uuid7;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;

/** The deal that all contenders create, and the event that becomes of it. */
public final class SampleDeal {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Contact CONTACT =
            new Contact(null, "Harbour Robotics, Purchasing", null, Contact.Type.COMPANY, null);

    /** Request ids have 28 digits. */
    private static final int REQUEST_DIGITS_LESS = 4;

    private SampleDeal() {}

    /** As a client sends it. */
    public static String body(String stageId) {
        return """
                {"title":"Harbour Robotics annual contract","value":48000,"currency":"usd","stage_id":"%s",\
                "assigned_to":"desk-north","contact_name":"Harbour Robotics, Purchasing","contact_type":"company",\
                "expected_close_date":"2027-04-15"}""".formatted(stageId);
    }

    /** As a client moves it. */
    public static String moveBody(String stageId) {
        return "{\"stage_id\":\"%s\"}".formatted(stageId);
    }

    public static DealCreated created(TenantId tenant, PipelineId pipeline, StageId stage, DealId deal, long units) {
        return new DealCreated(
                tenant,
                deal,
                pipeline,
                stage,
                Outcome.OPEN,
                "Harbour Robotics annual contract",
                null,
                new Money(units * 100, USD),
                null,
                "desk-north",
                CONTACT,
                LocalDate.parse("2027-04-15"),
                null,
                null,
                null,
                null);
    }

    /** One of nobody's: with ids that were never used before. */
    public static DealCreated created() {
        return created(
                new TenantId(Uuid7.next()),
                new PipelineId(Uuid7.next()),
                new StageId(Uuid7.next()),
                new DealId(Uuid7.next()),
                48_000);
    }

    /** What an event says beside its payload: who, from where, in which request. */
    public static Map<String, String> metaData() {
        return Map.of(
                "actorType", "key",
                "actorId", Uuid7.next().toString(),
                "actorName", "benchmark",
                "dialect", "v1",
                "requestId", "req_" + Uuid7.next().toString().replace("-", "").substring(REQUEST_DIGITS_LESS));
    }
}
