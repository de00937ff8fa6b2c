package io.pipetrail.query.rebuild;

import java.util.HashMap;
import java.util.Map;

/** The sequence numbers that streams are at, whatever node writes them. */
final class Sequences {

    private final Map<String, Long> last = new HashMap<>();

    long next(String stream) {
        return last.merge(stream, 0L, (number, zero) -> number + 1);
    }
}
