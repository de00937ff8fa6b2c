package io.pipetrail.query.api.introzy;

import io.pipetrail.web.problem.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page by its number, from 1, and how many deals are on each. */
record IntrozyPage(int number, int limit) {

    /** Of all deals of a type only so many are reached by the number of a page: a page costs as much as those before it. */
    static final int REACHED = 100_000;

    private static final int MOST = 100;
    private static final int USUAL = 50;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    static IntrozyPage parse(@Nullable String page, @Nullable String limit) {
        return new IntrozyPage(
                within("page", page, 1, Integer.MAX_VALUE, "must be a number from 1 on"),
                within("limit", limit, USUAL, MOST, "must be a number from 1 to " + MOST));
    }

    /** How many deals are on the pages before this one. */
    long passed() {
        return (number - 1L) * limit;
    }

    /** Whether there can be anything on it, where there are so many deals in all; refuses a page that is too far down. */
    boolean isWithin(long total) {
        if (passed() >= total) return false;
        if (passed() < REACHED) return true;
        throw Refusal.badRequest(
                "page", "must begin within the first " + REACHED + " deals; narrow the list by stageId");
    }

    private static int within(String name, @Nullable String text, int usual, int most, String otherwise) {
        if (text == null) return usual;
        var value = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (value < 1 || value > most) throw Refusal.badRequest(name, otherwise);
        return value;
    }
}
