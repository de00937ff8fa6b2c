package io.pipetrail.web.body;

import org.jspecify.annotations.Nullable;

/** What a text must be to be stored and shown again as it was given. */
public final class TextRules {

    private TextRules() {}

    /** What is wrong with a text, or null; lengths are in code points, and blanks alone are no text where one is wanted. */
    public static @Nullable String complaint(String text, int min, int max) {
        if (text.indexOf('\0') >= 0) return "must not contain the character U+0000";
        if (hasUnpairedSurrogate(text)) return "must not contain half of a surrogate pair";
        var length = text.codePointCount(0, text.length());
        if (length > max) return "must have at most " + max + " characters";
        if (min > 0 && text.isBlank()) return "must not be blank";
        return length < min ? "must have at least " + min + " characters" : null;
    }

    private static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
