package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.deal.Contact;
import org.jspecify.annotations.Nullable;

/** Whom a deal is made with. */
public record IntrozyContact(
        @Nullable String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email) {

    /** The contact without the mail address, as in the answer to who creates a deal. */
    public record Brief(
            @Nullable String id,
            @Nullable String firstName,
            @Nullable String lastName) {}

    static @Nullable IntrozyContact of(Contact contact) {
        if (isUnknown(contact)) return null;
        var person = IntrozyPerson.of(contact);
        return new IntrozyContact(contact.id(), person.firstName(), person.lastName(), contact.email());
    }

    static @Nullable Brief briefly(Contact contact) {
        if (isUnknown(contact)) return null;
        var person = IntrozyPerson.of(contact);
        return new Brief(contact.id(), person.firstName(), person.lastName());
    }

    private static boolean isUnknown(Contact contact) {
        return contact.id() == null && contact.name() == null && contact.email() == null;
    }
}
