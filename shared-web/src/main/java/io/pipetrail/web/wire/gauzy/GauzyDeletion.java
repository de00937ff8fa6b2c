package io.pipetrail.web.wire.gauzy;

import java.util.List;

/** What TypeORM answers to a deletion. */
public record GauzyDeletion(List<Object> raw, int affected) {

    public static final GauzyDeletion ONE = new GauzyDeletion(List.of(), 1);
    public static final GauzyDeletion NONE = new GauzyDeletion(List.of(), 0);
}
