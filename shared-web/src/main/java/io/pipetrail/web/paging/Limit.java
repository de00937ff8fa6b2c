package io.pipetrail.web.paging;

import io.pipetrail.web.problem.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many rows a page has at most: 1 to {@value #MOST}, {@value #USUAL} unless asked. */
public record Limit(int value) {

    public static final int MOST = 100;
    public static final int USUAL = 25;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    public static Limit parse(@Nullable String text) {
        if (text == null) return new Limit(USUAL);
        var value = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (value < 1 || value > MOST) throw Refusal.badRequest("limit", "must be a number from 1 to " + MOST);
        return new Limit(value);
    }
}
