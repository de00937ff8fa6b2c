package io.pipetrail.web.connections;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closes connections with their answers while there are nearly as many as Tomcat takes ({@code server.tomcat.max-connections}).
 * Whoever comes then waits for a place, and those who keep one without need would hold it for the minute that they may be idle.
 */
final class Crowd extends OncePerRequestFilter
        implements TomcatProtocolHandlerCustomizer<AbstractProtocol<?>>, Ordered {

    /** The last quarter of the places is for those who are being answered. */
    private static final double KEPT = 0.75;

    private volatile @Nullable AbstractProtocol<?> connections;

    @Override
    public void customize(AbstractProtocol<?> handler) {
        // A port of its own for the management comes later, and has its own connections.
        if (connections == null) connections = handler;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isNear(connections)) response.setHeader("Connection", "close");
        chain.doFilter(request, response);
    }

    private static boolean isNear(@Nullable AbstractProtocol<?> connections) {
        return connections != null && connections.getConnectionCount() > connections.getMaxConnections() * KEPT;
    }

    /** Refusals close theirs, too. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
