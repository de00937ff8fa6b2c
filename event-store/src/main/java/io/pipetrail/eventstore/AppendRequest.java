package io.pipetrail.eventstore;

import java.util.List;
import java.util.Map;

/**
 * All that one append writes, in one transaction: the events' rows and then the companions, each in this order.
 *
 * @param readSet streams, none of which may have gone on after this sequence number
 */
record AppendRequest(List<Row> rows, List<Companion> companions, Map<String, Long> readSet) {}
