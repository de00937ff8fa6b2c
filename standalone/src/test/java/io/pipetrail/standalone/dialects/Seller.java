package io.pipetrail.standalone.dialects;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who sells, and speaks one dialect only. Ids are bare, as all dialects but the native one print them. */
interface Seller {

    /** As it is in the history. */
    String dialect();

    /** The types of events that this dialect has no words for. */
    Set<String> cannotSay();

    /** Makes a pipeline of the stages Lead, Qualified and Won, perhaps with more; answers with these three, in this order. */
    List<String> makePipeline();

    /** A deal "Acme", worth 1,234.56 dollars and 60 % sure as far as it can be said, in the first stage; answers with its id. */
    String create(String firstStage);

    void move(String deal, String stage);

    /** It is called "Acme, renewed" now, is worth 2,000 dollars and 80 % sure, as far as it can be said. */
    void change(String deal);

    /** Notes that somebody called; nothing where that cannot be said. */
    default void log(String deal) {}

    /** Into the stage that is known to be the one where deals are won, if there is no other word for it. */
    default void win(String deal, String wonStage) {
        move(deal, wonStage);
    }

    Seen read(String deal);

    /**
     * A deal in the units of the model, as far as the dialect says it.
     *
     * @param minor its value in cents, null if not said
     * @param percent how sure it is, null if not said
     * @param status open, won or lost, null if not said
     */
    record Seen(
            String title,
            String stage,
            @Nullable Long minor,
            @Nullable Integer percent,
            @Nullable String status) {}
}
