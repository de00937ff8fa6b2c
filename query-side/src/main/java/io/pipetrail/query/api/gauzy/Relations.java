package io.pipetrail.query.api.gauzy;

import io.pipetrail.web.wire.gauzy.Nest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is to be printed along with an entity, as {@code stages.deals}: {@code relations[0]=stages.deals},
 * {@code relations[]=stages.deals} and {@code relations[stages][deals]=true} say the same.
 */
record Relations(Set<String> paths) {

    static Relations of(List<Parameter> query) {
        var paths = new TreeSet<String>();
        for (var parameter : query) {
            if (!parameter.isIn("relations")) continue;
            if (parameter.property().isEmpty()) parameter.values().forEach(path -> add(path, paths));
            else if (!parameter.value().equals("false")) add(parameter.property(), paths);
        }
        return new Relations(paths);
    }

    /** Refuses what the entity has no relation to. */
    Relations among(Set<String> known, String entity) {
        for (var path : paths) {
            if (!known.contains(path)) throw Nest.badRequest(noProperty(path, entity));
        }
        return this;
    }

    boolean has(String relation) {
        return paths.contains(relation);
    }

    /** What is to be printed along with a related entity. */
    Relations of(String relation) {
        var prefix = relation + ".";
        return new Relations(paths.stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .collect(Collectors.toSet()));
    }

    /** As TypeORM says it. */
    static String noProperty(String property, String entity) {
        return "Property \"" + property + "\" was not found in \"" + entity + "\". Make sure your query is correct.";
    }

    /** What lies on the way is printed as well. */
    private static void add(String path, Set<String> paths) {
        if (path.isBlank()) return;
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) paths.add(path.substring(0, dot));
        paths.add(path);
    }
}
