package io.pipetrail.web.wire.gauzy;

import java.util.ArrayList;
import java.util.List;

/** The names of a query's parameters in the manner of the library qs: {@code where[stage][name]} is where, stage, name. */
public final class QueryPath {

    /** So many brackets a name may have. It is far more than entities are deep. */
    static final int DEEPEST = 10;

    private QueryPath() {}

    /**
     * Places in lists at the end, as in {@code id[0]} and {@code id[]}, are no part of it. Empty where the name is not of this
     * form, and refused where it is too deep.
     */
    public static List<String> of(String name) {
        var path = new ArrayList<String>();
        int open = name.indexOf('[');
        path.add(open < 0 ? name : name.substring(0, open));
        while (open >= 0 && open < name.length()) {
            int close = name.indexOf(']', open);
            if (name.charAt(open) != '[' || close < 0) return List.of();
            if (path.size() > DEEPEST) throw Nest.badRequest("A query parameter is nested too deeply.");
            path.add(name.substring(open + 1, close));
            open = close + 1;
        }
        if (path.getFirst().isEmpty() || path.stream().anyMatch(QueryPath::hasBracket)) return List.of();
        while (path.size() > 1 && isPlace(path.getLast())) path.removeLast();
        return List.copyOf(path);
    }

    private static boolean hasBracket(String key) {
        return key.indexOf('[') >= 0 || key.indexOf(']') >= 0;
    }

    private static boolean isPlace(String key) {
        return key.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
