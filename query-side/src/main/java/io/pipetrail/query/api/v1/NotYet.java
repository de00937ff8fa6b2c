package io.pipetrail.query.api.v1;

import io.pipetrail.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses the questions about the past that cannot be answered yet: ignored, they would get the answer of another question. */
@Configuration(proxyBeanMethods = false)
class NotYet implements WebMvcConfigurer, HandlerInterceptor {

    private static final List<String> PARAMETERS = List.of("as_of", "known_at", "version");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/v1/stores/*/deals/**",
                        "/v1/stores/*/pipelines/**",
                        "/v1/stores/*/pipeline-stages",
                        "/v1/stores/*/pipeline-summary",
                        "/v1/stores/*/forecast");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) return true;
        for (var parameter : PARAMETERS) {
            if (request.getParameter(parameter) != null) {
                throw Refusal.badRequest(parameter, "cannot be asked for yet");
            }
        }
        return true;
    }
}
