package io.pipetrail.command.api;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has the controllers of all dialects take a {@link Manner}, and its headers described. */
@Configuration(proxyBeanMethods = false)
class MannerOfWrites {

    @Bean
    WebMvcConfigurer controllersTakeManner(MannerArguments manner) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(manner);
            }
        };
    }

    @Bean
    GlobalOperationCustomizer describedManner() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Manner.class);
        return (operation, method) -> takesManner(method) ? operation.addParametersItem(occurredAt()) : operation;
    }

    private static boolean takesManner(HandlerMethod method) {
        return Stream.of(method.getMethodParameters()).anyMatch(it -> it.getParameterType() == Manner.class);
    }

    private static HeaderParameter occurredAt() {
        var parameter = new HeaderParameter();
        parameter
                .name("X-Occurred-At")
                .description("when it happened, if not now: an instant in the past, from an admin's credential only")
                .schema(new StringSchema().format("date-time"));
        return parameter;
    }
}
