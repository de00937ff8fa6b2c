package io.pipetrail.standalone.restart;

import io.pipetrail.standalone.Api;
import java.util.HashSet;
import java.util.Set;

/** Reads all deals of a store, page by page. */
public final class Deals {

    private Deals() {}

    public static Set<String> externalIds(Api store) {
        var found = new HashSet<String>();
        var page = store.get("/deals?limit=100").expect(200).json();
        while (true) {
            page.at("/data").forEach(deal -> found.add(deal.at("/external_id").asString()));
            if (!page.at("/has_more").asBoolean()) return found;
            page = store.get(
                            "/deals?limit=100&cursor=" + page.at("/next_cursor").asString())
                    .expect(200)
                    .json();
        }
    }
}
