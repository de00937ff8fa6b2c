package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.deal.Contact;
import org.jspecify.annotations.Nullable;

/** The first and last name of somebody of whom the model has one name: the last word is the last name, if there are several. */
record IntrozyPerson(@Nullable String firstName, @Nullable String lastName) {

    private static final IntrozyPerson UNKNOWN = new IntrozyPerson(null, null);

    /** A company has its name in the first one. */
    static IntrozyPerson of(Contact contact) {
        return contact.type() == Contact.Type.COMPANY && contact.name() != null
                ? new IntrozyPerson(contact.name().strip(), "")
                : named(contact.name());
    }

    /** Whom a deal is assigned to: a name has a blank in it, an id or a mail address has none. */
    static IntrozyPerson ofOwner(String assignedTo) {
        return assignedTo.strip().indexOf(' ') < 0 ? UNKNOWN : named(assignedTo);
    }

    private static IntrozyPerson named(@Nullable String name) {
        if (name == null) return UNKNOWN;
        var whole = name.strip();
        var last = whole.lastIndexOf(' ');
        return last < 0
                ? new IntrozyPerson(whole, "")
                : new IntrozyPerson(whole.substring(0, last).strip(), whole.substring(last + 1));
    }
}
