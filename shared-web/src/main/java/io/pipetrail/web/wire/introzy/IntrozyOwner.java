package io.pipetrail.web.wire.introzy;

import org.jspecify.annotations.Nullable;

/** Who has a deal in hand. */
public record IntrozyOwner(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email) {

    /** The owner without the mail address, as in lists. */
    public record Brief(
            String id, @Nullable String firstName, @Nullable String lastName) {}

    static @Nullable IntrozyOwner of(@Nullable String assignedTo) {
        if (assignedTo == null) return null;
        var person = IntrozyPerson.ofOwner(assignedTo);
        var email = assignedTo.indexOf('@') > 0 && person.firstName() == null ? assignedTo : null;
        return new IntrozyOwner(assignedTo, person.firstName(), person.lastName(), email);
    }

    static @Nullable Brief briefly(@Nullable String assignedTo) {
        var owner = of(assignedTo);
        return owner == null ? null : new Brief(owner.id, owner.firstName, owner.lastName);
    }
}
