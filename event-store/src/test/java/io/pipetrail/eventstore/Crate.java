package io.pipetrail.eventstore;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An aggregate whose state is a value, and which tells how many events it was made of. */
class Crate {

    static final String FIRE = "fire";

    @AggregateIdentifier
    private @Nullable String id;

    private Content content = new Content("", List.of());
    private int folded;

    Crate() {}

    static Crate open(String box) {
        var crate = new Crate();
        apply(new BoxOpened(box, null));
        return crate;
    }

    static Crate in(Content content) {
        var crate = new Crate();
        crate.id = content.box();
        crate.content = content;
        return crate;
    }

    void fill(String what) {
        apply(new BoxFilled(content.box(), what, BigDecimal.ONE, null, null));
    }

    Content content() {
        return content;
    }

    int folded() {
        return folded;
    }

    @EventSourcingHandler
    void on(BoxOpened opened) {
        id = opened.box();
        content = new Content(opened.box(), List.of());
        folded++;
    }

    @EventSourcingHandler
    void on(BoxFilled filled) {
        content = content.with(filled.what());
        folded++;
        if (filled.what().equals(FIRE)) markDeleted();
    }

    /** What is in it, in the order in which it came. */
    record Content(String box, List<String> things) {

        Content with(String thing) {
            var more = new ArrayList<>(things);
            more.add(thing);
            return new Content(box, List.copyOf(more));
        }
    }
}
