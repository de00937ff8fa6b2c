package io.pipetrail.standalone.dialects.introzy;

import io.pipetrail.standalone.Server;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every request of the vendor's page, with the ids that there are, is answered with the fields that the page prints. */
@ExtendWith(Server.Running.class)
class IntrozyExamplesTest {

    private final Map<String, String> known = new HashMap<>();

    /** Seen red with listed deals without their notes. */
    @Test
    void theRequestsOfThePageAreAnsweredAsPrinted(Server server) {
        var acme = Organization.of(server);
        known.put("contact", "5b6e7a3c-0000-4000-8000-00000000abcd");
        for (var name : new String[] {
            "list-pipelines-of-none", "get-pipeline", "create-deal", "create-deal-briefly", "get-deal",
        }) {
            Exchange.read(name).with(acme.introzy(), known);
        }
        // Introzy cannot write the name of a contact: another system, or another dialect, knows it.
        acme.v1().patch("/deals/" + known.get("deal"), """
                        {"contact_name":"John Doe","contact_email":"john@acme.com","assigned_to":"Sales Rep"}""").expect(200);
        for (var name : new String[] {
            "update-deal",
            "get-deal-of-known-contact",
            "list-deals",
            "move-deal",
            "list-deals-of-stage",
            "get-referral-pipeline",
            "list-pipelines",
            "delete-deal",
            "get-deleted-deal",
            "get-pipeline-with-counts"
        }) {
            Exchange.read(name).with(acme.introzy(), known);
        }
    }
}
