package io.pipetrail.query.rebuild;

import io.pipetrail.query.projection.Upsert;

/** An event that a projection could not fold, or that follows such a one. */
record ParkedRow(String projection, long position, String stream, String cause) {

    static final String BEHIND = "behind a parked event of its stream";

    static final Upsert<ParkedRow> ROWS = Upsert.<ParkedRow>into("parked_events")
            .key("projection", "text", ParkedRow::projection)
            .key("position", "bigint", ParkedRow::position)
            .set("stream", "text", ParkedRow::stream)
            .set("cause", "text", ParkedRow::cause);
}
