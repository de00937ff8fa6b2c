package io.pipetrail.web.problem;

import java.util.Optional;

/** Says how a rejection of the domain is told to clients; beans of this type are asked before it counts as a fault. */
public interface RefusalTranslation {

    Optional<Refusal> refusalOf(Throwable thrown);
}
