package io.pipetrail.web.security;

import io.pipetrail.web.problem.Refusal;
import java.util.List;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which web pages of elsewhere may call; where none may, browsers are told nothing and keep their pages from us. */
final class OtherOrigins extends DefaultCorsProcessor {

    static CorsFilter filter(List<String> origins) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) source.registerCorsConfiguration("/**", allowing(origins));
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new OtherOrigins());
        return filter;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        throw Refusal.forbidden();
    }

    private static CorsConfiguration allowing(List<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of("*"));
        return cors;
    }
}
