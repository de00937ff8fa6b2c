package io.pipetrail.query.api.v1;

import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.problem.Refusal;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Which questions can be asked about the past: those whose controllers take a {@link Moment}, or the parameter by its name.
 * All others are refused: ignored, they would get the answer of another question.
 */
@Configuration(proxyBeanMethods = false)
class PastQuestions implements WebMvcConfigurer, HandlerInterceptor, GlobalOperationCustomizer {

    private static final List<String> OF_MOMENTS = List.of("as_of", "known_at");
    private static final List<String> PARAMETERS = List.of("as_of", "known_at", "version");

    private final MomentArgument moments;

    PastQuestions(MomentArgument moments) {
        this.moments = moments;
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Moment.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(moments);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/stores/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) return true;
        if (!(handler instanceof HandlerMethod method)) return true;
        for (var parameter : PARAMETERS) {
            if (request.getParameter(parameter) != null && !answers(method, parameter)) {
                throw Refusal.badRequest(parameter, "cannot be asked for here");
            }
        }
        return true;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!takesMoment(method)) return operation;
        return operation
                .addParametersItem(query(
                        "as_of",
                        "as things stood then: an instant, or a date for the end of its day, UTC; now unless said"))
                .addParametersItem(
                        query("known_at", "with only what had been recorded by then: an instant, or a date likewise"));
    }

    private static boolean answers(HandlerMethod method, String parameter) {
        return (OF_MOMENTS.contains(parameter) && takesMoment(method))
                || Stream.of(method.getMethodParameters())
                        .map(each -> each.getParameterAnnotation(RequestParam.class))
                        .anyMatch(each -> each != null && each.name().equals(parameter));
    }

    private static boolean takesMoment(HandlerMethod method) {
        return Stream.of(method.getMethodParameters()).anyMatch(each -> each.getParameterType() == Moment.class);
    }

    private static QueryParameter query(String name, String description) {
        var parameter = new QueryParameter();
        parameter.name(name).description(description).schema(new StringSchema());
        return parameter;
    }
}
