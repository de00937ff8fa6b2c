package io.pipetrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What a request is called in answers, events and logs: as the client says where that is short and plain, else by us. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The same for a request from its first filter to its error page. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) return known;
        var given = request.getHeader(HEADER);
        var id = given != null && PLAIN.matcher(given).matches() ? given : mint();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** Milliseconds first, so that ids sort as requests came; it need not be hard to guess. */
    static String mint() {
        var hex = HexFormat.of();
        return "req_" + hex.toHexDigits(System.currentTimeMillis(), 12)
                + hex.toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
