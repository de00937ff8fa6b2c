package io.pipetrail.benchmarks.load;

import java.util.List;
import java.util.Map;

/**
 * What is asked of a server, over and over: each path in turn, and with each pass over the paths the next body.
 *
 * @param server as {@code http://localhost:8080}
 * @param bodies none for requests without
 */
public record Load(String method, String server, List<String> paths, List<String> bodies, Map<String, String> headers) {

    public static Load get(String server, List<String> paths, Map<String, String> headers) {
        return new Load("GET", server, paths, List.of(), headers);
    }
}
