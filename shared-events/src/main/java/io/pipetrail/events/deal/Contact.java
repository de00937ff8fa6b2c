package io.pipetrail.events.deal;

import io.pipetrail.events.PersonalData;
import org.jspecify.annotations.Nullable;

/** Whom a deal is made with, as far as it is known; the id is that of the system that keeps contacts. */
public record Contact(
        @Nullable String id,
        @Nullable @PersonalData String name,
        @Nullable @PersonalData String email,
        @Nullable Type type,
        @Nullable @PersonalData String referredBy) {

    public static final Contact UNKNOWN = new Contact(null, null, null, null, null);

    /** Whether the contact is a person or a company. */
    public enum Type {
        USER,
        COMPANY
    }
}
