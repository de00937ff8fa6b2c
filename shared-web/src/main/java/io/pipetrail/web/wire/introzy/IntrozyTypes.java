package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.web.problem.Refusal;
import java.util.Locale;
import java.util.stream.Stream;

/** The types of pipelines: in lower case in paths, in upper case in bodies. */
public final class IntrozyTypes {

    private IntrozyTypes() {}

    /** The type that a path names; of any other there is no pipeline. */
    public static PipelineType inPath(String text) {
        return Stream.of(PipelineType.values())
                .filter(type -> type != PipelineType.CUSTOM)
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("pipeline"));
    }
}
