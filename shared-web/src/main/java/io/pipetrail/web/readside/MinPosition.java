package io.pipetrail.web.readside;

import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds a GET with {@code X-Min-Position} until the read side shows that position. Where there is none it goes on at once: what
 * is answered there is read from the log and from tables that are written with it, and never behind.
 */
public final class MinPosition implements HandlerInterceptor {

    public static final String HEADER = "X-Min-Position";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final ObjectProvider<ReadSide> readSide;
    private final Duration atMost;

    public MinPosition(ObjectProvider<ReadSide> readSide, Duration atMost) {
        this.readSide = readSide;
        this.atMost = atMost;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        var wanted = request.getHeader(HEADER);
        if (wanted == null || !READING.contains(request.getMethod())) return true;
        if (!NUMBER.matcher(wanted).matches()) throw Refusal.badRequest(HEADER, "must be a log position");
        var position = Long.parseLong(wanted);
        var shown = readSide.getIfAvailable();
        if (shown != null && !shown.awaitPosition(position, atMost)) throw Refusal.unavailable(TRY_AGAIN);
        return true;
    }
}
