package io.pipetrail.standalone.dialects.gauzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every write holds here: once for each key, shown to the next read, on the version that is meant. */
@ExtendWith(Server.Running.class)
class GauzyWritesTest {

    private final Organization organization;
    private final String stage;

    GauzyWritesTest(Server server) {
        organization = Organization.of(server);
        stage = organization.pipeline("Sales", "Lead").text("/stages/0/id");
    }

    @Test
    void aRepeatGetsTheFirstAnswerAgain() {
        var once = organization.api().with("Idempotency-Key", "once");
        var body = "{\"title\": \"Acme\", \"stageId\": \"%s\", \"probability\": 40}".formatted(stage);

        var first = once.post("/api/deals", body).expect(201);
        var again = once.post("/api/deals", body).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(organization.api().get("/api/deals/count").body()).isEqualTo("1");
        assertThat(once.post("/api/deals", body.replace("Acme", "Other"))
                        .expect(422)
                        .text("/statusCode"))
                .isEqualTo("422");
    }

    @Test
    void aDeletionIsRepeatedWithItsFirstAnswer() {
        var deal = "/api/deals/" + organization.deal("Acme", stage, 3);
        var once = organization.api().with("Idempotency-Key", "gone");

        once.delete(deal).expect(202);

        assertThat(once.delete(deal).expect(202).text("/affected")).isEqualTo("1");
        assertThat(organization.api().delete(deal).expect(202).text("/affected"))
                .isEqualTo("0");
    }

    @Test
    void aWriteSaysItsPositionAndAReadWaitsForIt() {
        var made = organization
                .api()
                .with("Prefer", "return=minimal")
                .post("/api/deals", "{\"title\": \"Acme\", \"stageId\": \"%s\"}".formatted(stage))
                .expect(201);

        assertThat(made.body()).isEmpty();
        var path = made.header("Location").substring(Organization.MOUNT.length());
        var read = organization
                .api()
                .with("X-Min-Position", made.header("X-Position"))
                .get(path)
                .expect(200);
        assertThat(read.json().get("probability").isNull()).isTrue();
    }

    @Test
    void aVersionThatNoLongerHoldsIsRefused() {
        var deal = "/api/deals/" + organization.deal("Acme", stage, 3);
        var seen = organization.api().get(deal).header("ETag");
        organization.put(deal, "{\"title\": \"Acme Corp\"}").expect(202);

        var refused = organization.api().with("If-Match", seen).send("PUT", deal, "{\"title\": \"Acme Inc\"}");

        assertThat(refused.expect(412).text("/statusCode")).isEqualTo("412");
    }

    @Test
    void everyWriteCarriesItsDialectIntoTheHistory() {
        var deal = organization.deal("Acme", stage, 3);

        assertThat(organization
                        .store()
                        .api()
                        .get("/deals/" + deal + "/history")
                        .expect(200)
                        .text("/data/0/dialect"))
                .isEqualTo("gauzy");
    }

    @Test
    void anotherClientIsNotKnownByWhatTheFormerOneWas() {
        var deal = organization.deal("Acme", stage, 3);
        organization.store().api().patch("/deals/" + deal, """
                        {"contact_id": "crm-7", "contact_name": "Juana", "contact_email": "juana@example.org",
                         "contact_type": "user", "referred_by": "Ann"}""").expect(200);

        organization.put("/api/deals/" + deal, "{\"clientId\": \"crm-7\"}").expect(202);
        var same = organization.store().api().get("/deals/" + deal).expect(200);
        assertThat(same.text("/contact_name")).isEqualTo("Juana");

        organization
                .put("/api/deals/" + deal, "{\"clientId\": \"%s\"}".formatted(Organization.UNKNOWN))
                .expect(202);
        var other = organization.store().api().get("/deals/" + deal).expect(200);
        assertThat(other.text("/contact_id")).isEqualTo(Organization.UNKNOWN);
        for (var known : new String[] {"contact_name", "contact_email", "contact_type", "referred_by"}) {
            assertThat(other.json().get(known).isNull()).as(known).isTrue();
        }
    }

    @Test
    void whatWasReadCanBeWrittenBack() {
        var deal = "/api/deals/" + organization.deal("Acme", stage, 3);
        organization
                .store()
                .api()
                .patch(deal.substring("/api".length()), "{\"contact_id\": \"crm/Juana\"}")
                .expect(200);
        var read = organization.api().get(deal).expect(200).body();

        organization.put(deal, read).expect(202);

        assertThat(organization.api().get(deal).text("/clientId")).isEqualTo("crm/Juana");
        organization.put(deal, "{\"clientId\": \" \"}").expect(400);
        organization
                .api()
                .post("/api/deals", "{\"title\": \"A\", \"stageId\": \"%s\", \"clientId\": \"crm-7\"}".formatted(stage))
                .expect(400);
    }

    @Test
    void theOthersShowWhatWasWrittenHere() {
        var deal = organization.deal("Acme", stage, 75);
        organization.put("/api/deals/" + deal, "{\"clientId\": \"%s\"}".formatted(Organization.UNKNOWN));

        var natively = organization.store().api().get("/deals/" + deal).expect(200);

        assertThat(natively.text("/title")).isEqualTo("Acme");
        assertThat(natively.text("/probability")).isEqualTo("0.75");
        assertThat(natively.text("/contact_id")).isEqualTo(Organization.UNKNOWN);
        assertThat(natively.text("/value")).isEqualTo("0");
        organization
                .store()
                .api()
                .patch("/deals/" + deal, "{\"assigned_to\": \"rosa\", \"contact_name\": \"Juana\"}")
                .expect(200);
        var here = organization.api().get("/api/deals/" + deal + "?relations[]=client&relations[]=createdBy");
        assertThat(here.text("/createdByUserId")).isEqualTo("rosa");
        assertThat(here.text("/createdBy/id")).isEqualTo("rosa");
        assertThat(here.text("/client/name")).isEqualTo("Juana");
    }
}
