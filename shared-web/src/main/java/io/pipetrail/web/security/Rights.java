package io.pipetrail.web.security;

import java.util.Set;

/** What a request needs, in one place: this is the whole matrix. */
enum Rights {
    /** Nobody needs to say who they are. */
    NONE,
    READ,
    WRITE,
    AUDIT,
    ADMINISTER,
    OPERATE,
    /** Any good credential will do. */
    ANY;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OPEN = Set.of("docs", "swagger-ui", "webjars", "favicon.ico");

    static Rights neededFor(String method, RequestPath path) {
        var reads = READING.contains(method);
        if (reads && isOpen(path)) return NONE;
        if (path.startsWith("actuator") || path.startsWith("v1", "projections")) return OPERATE;
        if (path.startsWith("v1", "stores") && path.length() <= 3) return reads ? ANY : OPERATE;
        if (path.isInStore() && path.segment(3).equals("api-keys")) return ADMINISTER;
        if (path.isInStore() && path.segment(3).equals("audit")) return AUDIT;
        return reads ? READ : WRITE;
    }

    boolean isGrantedTo(Role role) {
        return switch (this) {
            case NONE, ANY -> true;
            case READ -> role.mayRead();
            case WRITE -> role.mayWrite();
            case AUDIT -> role.mayAudit();
            case ADMINISTER -> role.mayAdminister();
            case OPERATE -> role.mayOperate();
        };
    }

    private static boolean isOpen(RequestPath path) {
        return path.length() == 0
                || OPEN.contains(path.segment(0))
                || (path.startsWith("v3") && path.segment(1).startsWith("api-docs"))
                || path.startsWith("actuator", "health");
    }
}
