package io.pipetrail.standalone.dialects.gauzy;

import io.pipetrail.standalone.Server;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every request of Gauzy's page as it is printed, but for the ids, gets the answer that its source gives. The files beside the
 * server's resources have both.
 */
@ExtendWith(Server.Running.class)
class VendorsPageTest {

    private final Exchange exchange;

    VendorsPageTest(Server server) {
        exchange = new Exchange(Organization.of(server))
                .knowing("client", UUID.randomUUID().toString());
    }

    @Test
    void runsFromTopToBottom() {
        exchange.run("create-pipeline.txt");
        exchange.run("create-deal.txt");
        exchange.run("list-pipelines-paginated.txt");
        exchange.run("find-all-pipelines.txt");
        exchange.run("get-pipeline.txt");
        exchange.run("get-pipeline-with-stages.txt");
        exchange.run("get-pipeline-deals.txt");
        exchange.run("list-deals.txt");
        exchange.run("get-deal.txt");
        exchange.run("update-deal.txt");
        exchange.run("get-updated-deal.txt");
        exchange.run("get-deal-with-relations.txt");
        exchange.run("update-pipeline.txt");
        exchange.run("delete-deal.txt");
        exchange.run("delete-deal-again.txt");
        exchange.run("get-what-is-not-there.txt");
        exchange.run("delete-pipeline.txt");
    }

    @Test
    void refusalsAreWordedAsThere() {
        exchange.run("get-what-is-no-uuid.txt");
        exchange.run("create-pipeline-without-a-name.txt");
        exchange.run("create-deal-with-nothing-right.txt");
    }
}
