package io.pipetrail.web.wire.gauzy;

import java.util.List;

/** What TypeORM answers to an update. */
public record GauzyUpdate(List<Object> generatedMaps, List<Object> raw, int affected) {

    public static final GauzyUpdate ONE = new GauzyUpdate(List.of(), List.of(), 1);
}
