package io.pipetrail.web.security;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a credential may do: all but the operator within one store, the operator with stores and keys but not inside them. */
public enum Role {
    VIEWER,
    EDITOR,
    AUDITOR,
    ADMIN,
    OPERATOR;

    public boolean mayRead() {
        return this != OPERATOR;
    }

    public boolean mayWrite() {
        return this == EDITOR || this == ADMIN;
    }

    public boolean mayAudit() {
        return this == AUDITOR || this == ADMIN;
    }

    /** May issue, list and revoke the keys of its store. */
    public boolean mayAdminister() {
        return this == ADMIN || this == OPERATOR;
    }

    /** May create stores and look after projections. */
    public boolean mayOperate() {
        return this == OPERATOR;
    }

    /** As it is written outside: in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a store's credential by that name; the operator's is not given away. */
    public static Optional<Role> ofStore(String wire) {
        return Stream.of(VIEWER, EDITOR, AUDITOR, ADMIN)
                .filter(role -> role.wire().equals(wire))
                .findFirst();
    }
}
