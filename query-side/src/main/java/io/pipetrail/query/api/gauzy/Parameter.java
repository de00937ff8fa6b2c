package io.pipetrail.query.api.gauzy;

import io.pipetrail.web.wire.gauzy.QueryPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A parameter of a query in the manner of the library qs: {@code where[stage][name]=Lead} is at where, stage, name. Places in
 * lists, as in {@code id[0]=} and {@code id[]=}, are no part of that: what stands at several is one parameter with all values.
 */
record Parameter(List<String> path, List<String> values) {

    static List<Parameter> of(HttpServletRequest request) {
        var merged = new LinkedHashMap<List<String>, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            var path = QueryPath.of(name);
            if (!path.isEmpty()) {
                merged.computeIfAbsent(path, it -> new ArrayList<>()).addAll(List.of(values));
            }
        });
        return merged.entrySet().stream()
                .map(each -> new Parameter(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }

    boolean isIn(String name) {
        return path.getFirst().equals(name);
    }

    String value() {
        return values.getLast();
    }

    /** Within the parameter that it is in: {@code stage.name}. */
    String property() {
        return String.join(".", path.subList(1, path.size()));
    }
}
