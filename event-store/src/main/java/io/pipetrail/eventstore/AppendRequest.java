package io.pipetrail.eventstore;

import java.util.List;

/** All that one append writes, in one transaction: the events' rows and then the companions, each in this order. */
record AppendRequest(List<Row> rows, List<Companion> companions) {}
