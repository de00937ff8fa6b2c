package io.pipetrail.standalone.dialects.pipeback;

import io.pipetrail.standalone.Server;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every request of the vendor's pages runs as it is printed there, and gets the answer that is printed there but for ids and
 * times. Seen red with stages inside a pipeline that have a probability.
 */
@ExtendWith(Server.Running.class)
class VendorsPagesTest {

    private final Workspace acme;
    private final Map<String, String> ids = new HashMap<>();

    VendorsPagesTest(Server server) {
        acme = Workspace.open(server, "usd");
    }

    /** The workspace of the pages: two pipelines, the first of them the default, with 12 and 5 deals. */
    @BeforeEach
    void workspaceOfThePages() {
        ids.put("workspace", acme.id());
        ids.put("sales", acme.pipeline("Sales Pipeline"));
        ids.put("qualified", acme.stage(ids.get("sales"), "Qualified"));
        ids.put("proposal", acme.stage(ids.get("sales"), "Proposal Sent"));
        ids.put("partners", acme.pipeline("Partner Pipeline"));
        ids.put("contact", acme.stage(ids.get("partners"), "Initial Contact"));
        acme.pipeback().send("PUT", "/app/pipelines/" + ids.get("sales"), """
                {"name": "Sales Pipeline", "is_default": true}""").expect(200);
    }

    @Test
    void pipelines() {
        deals();
        asPrinted("list-pipelines");
        asPrinted("create-a-pipeline");
        asPrinted("retrieve-a-pipeline");
        asPrinted("update-a-pipeline");
        asPrinted("delete-a-pipeline");
        asPrinted("delete-the-default-pipeline");
        asPrinted("without-a-name");
        asPrinted("without-anything");
    }

    @Test
    void stages() {
        deals();
        asPrinted("create-a-pipeline-stage");
        asPrinted("update-a-pipeline-stage");
        asPrinted("delete-a-stage-of-the-default-pipeline");
        asPrinted("create-another-pipeline-stage");
        asPrinted("delete-a-pipeline-stage");
        asPrinted("delete-a-stage-with-deals");
    }

    @Test
    void dealsOfItsOwn() {
        asPrinted("create-a-deal");
        asPrinted("retrieve-a-deal");
        asPrinted("update-a-deal");
        asPrinted("list-deals");
        asPrinted("delete-a-deal");
        asPrinted("a-deleted-deal");
    }

    private void deals() {
        for (var i = 0; i < 12; i++) acme.deal(ids.get(i % 2 == 0 ? "qualified" : "proposal"), 1_250_000);
        for (var i = 0; i < 5; i++) acme.deal(ids.get("contact"), 1_000_000);
    }

    private void asPrinted(String page) {
        Exchange.read(page).with(acme.pipeback(), ids);
    }
}
