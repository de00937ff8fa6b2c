package io.pipetrail.standalone.training;

import java.util.regex.Pattern;

/** What a client of the native API does all day, in a store of its own. */
final class SalesSession {

    private static final String STORE = "/v1/stores/training";
    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");
    private static final Pattern STAGE = Pattern.compile("\"id\":\"(stg_[^\"]+)\"");
    private static final Pattern DEAL = Pattern.compile("\"id\":\"(deal_[^\"]+)\"");

    private final Client client;
    private final String nextStage;

    private SalesSession(Client client, String nextStage) {
        this.client = client;
        this.nextStage = nextStage;
    }

    static SalesSession open(Client operator) throws InterruptedException {
        operator.post("/v1/stores", "{\"name\":\"Training\",\"slug\":\"training\"}");
        var issued = operator.post(STORE + "/api-keys", "{\"name\":\"training\",\"role\":\"admin\"}");
        var client = operator.with(find(SECRET, issued));
        client.post(STORE + "/pipelines", """
                {"name":"Sales","stages":[{"name":"Lead","probability":0.1},{"name":"Proposal","probability":0.5},
                {"name":"Won","is_won":true},{"name":"Lost","is_lost":true}]}""");
        var proposal = client.post(
                STORE + "/pipeline-stages", "{\"name\":\"Review\",\"probability\":0.3,\"display_order\":2}");
        return new SalesSession(client, find(STAGE, proposal));
    }

    void round() throws InterruptedException {
        var created = client.post(
                STORE + "/deals", "{\"title\":\"Annual contract\",\"value\":48000,\"assigned_to\":\"desk\"}");
        var deal = STORE + "/deals/" + find(DEAL, created);
        client.patch(deal, "{\"stage_id\":\"" + nextStage + "\",\"value\":52000}");
        client.post(deal + "/activities", "{\"type\":\"call\",\"subject\":\"Follow-up\"}");
        client.post(deal + "/win", "{}");
        client.get(deal);
        client.get(deal + "/history");
        client.get(STORE + "/deals?limit=20&sort=-value");
        client.get(STORE + "/pipelines");
        client.get(STORE + "/pipeline-stages");
        client.get(STORE + "/pipeline-summary");
        client.get(STORE + "/activities");
        client.get(STORE + "/events?limit=20");
        client.get("/actuator/health/liveness");
    }

    private static String find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) throw new IllegalStateException("no " + pattern + " in " + text);
        return matcher.group(1);
    }
}
