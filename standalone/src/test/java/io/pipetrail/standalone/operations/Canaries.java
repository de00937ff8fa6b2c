package io.pipetrail.standalone.operations;

import java.util.List;

/** Words of a deal that are found nowhere else, so that where they turn up somebody told of it. */
final class Canaries {

    static final String NAME = "Kanarienvogel";
    static final String NOTES = "zitronengelbgefiedert";
    private static final String TITLE = "Prachtfinkenvoliere";
    private static final String MAIL = "serinus.canaria@voegel.example";

    private Canaries() {}

    static List<String> all() {
        return List.of(NAME, NOTES, TITLE, MAIL);
    }

    /** A new deal with all of them, which a store takes once. */
    static String deal(String stage) {
        return """
                {"title": "%s", "value": 1000, "stage_id": "%s", "contact_name": "%s", "contact_email": "%s", "notes": "%s",
                 "external_id": "canary"}""".formatted(TITLE, stage, NAME, MAIL, NOTES);
    }
}
