package io.pipetrail.web.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how a rejection of the domain is told to clients; beans of this type are asked before it counts as a fault. */
public interface RefusalTranslation {

    /** What is told instead of something thrown, or empty where it is not known here. */
    Optional<Refusal> refusalOf(Throwable thrown);

    /** The name of the dialect whose requests alone it is asked for, before the common ones; null for all. */
    default @Nullable String dialect() {
        return null;
    }
}
