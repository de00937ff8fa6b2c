package io.pipetrail.command.api.v1;

import io.pipetrail.events.TenantId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names that stores have in paths. */
final class Slugs {

    static final int LONGEST = 63;
    static final String RULE =
            "must have 1 to 63 small letters, digits and hyphens, begin with a letter or digit, and be no UUID";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final int LONGEST_FROM_NAME = 50;

    private Slugs() {}

    /** A path takes a store's id as well as its slug, so one must not look like the other. */
    static boolean isSlug(String text) {
        return text.length() <= LONGEST
                && SLUG.matcher(text).matches()
                && !UUID.matcher(text).matches();
    }

    /** A slug out of a store's name, with a piece of its id, as names need not be unique. */
    static String of(String name, TenantId id) {
        var letters = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var plain = UNFIT.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-");
        var cut = plain.substring(0, Math.min(plain.length(), LONGEST_FROM_NAME));
        var slug = EDGES.matcher(cut).replaceAll("");
        var piece = id.toString().substring(24);
        return slug.isEmpty() ? "store-" + piece : slug + "-" + piece;
    }
}
