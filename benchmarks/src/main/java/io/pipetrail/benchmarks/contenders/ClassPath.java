package io.pipetrail.benchmarks.contenders;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How a peer in this module is run: on our class path, but without our event store, whose parts would find their way in. */
final class ClassPath {

    private ClassPath() {}

    static List<String> run(Class<?> main) {
        var entries = System.getProperty("java.class.path").split(File.pathSeparator);
        var others = Arrays.stream(entries)
                .filter(entry -> !entry.contains(File.separator + "event-store" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", others, main.getName());
    }
}
