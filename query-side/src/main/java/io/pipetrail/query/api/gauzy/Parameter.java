package io.pipetrail.query.api.gauzy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A parameter of a query in the manner of the library qs: {@code where[stage][name]=Lead} is at where, stage, name. Places in
 * lists, as in {@code id[0]=} and {@code id[]=}, are no part of that.
 */
record Parameter(List<String> path, List<String> values) {

    private static final Pattern FORM = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern KEY = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACE = Pattern.compile("[0-9]*");

    static List<Parameter> of(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), List.of(entry.getValue())))
                .toList();
    }

    private static Stream<Parameter> of(String name, List<String> values) {
        var form = FORM.matcher(name);
        if (!form.matches()) return Stream.empty();
        var path = new ArrayList<String>();
        path.add(form.group(1));
        KEY.matcher(form.group(2)).results().map(key -> key.group(1)).forEach(path::add);
        while (path.size() > 1 && PLACE.matcher(path.getLast()).matches()) path.removeLast();
        return Stream.of(new Parameter(List.copyOf(path), values));
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
