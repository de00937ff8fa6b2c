package io.pipetrail.web.security;

import io.pipetrail.events.TenantId;
import jakarta.servlet.http.HttpServletRequest;

/** The store that a request is about, known to exist and to be the caller's: controllers may take it as an argument. */
public record Store(TenantId id, String slug) {

    /** The store in the path, or else that of the credential. */
    public static Store of(HttpServletRequest request) {
        return request.getAttribute(Admission.STORE) instanceof Store inPath
                ? inPath
                : Caller.current().store();
    }
}
