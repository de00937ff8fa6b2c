package io.pipetrail.web;

import io.pipetrail.events.TenantId;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.security.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What controllers may take as an argument without any annotation. */
final class RequestArguments implements HandlerMethodArgumentResolver {

    private static final Map<Class<?>, Function<HttpServletRequest, Object>> KNOWN = Map.of(
            TenantId.class, request -> Store.of(request).id(),
            Store.class, Store::of,
            Caller.class, request -> Caller.current(),
            RequestContext.class, request -> RequestContext.current(),
            Paging.class, Paging::of);

    /** What is resolved here and so is no parameter to document. */
    static Class<?>[] types() {
        return KNOWN.keySet().toArray(Class<?>[]::new);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KNOWN.containsKey(parameter.getParameterType()) && !parameter.hasParameterAnnotation(PathVariable.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        return Objects.requireNonNull(KNOWN.get(parameter.getParameterType())).apply(request);
    }
}
