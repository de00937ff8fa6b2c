package io.pipetrail.command.api.v1;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the writes of the native API need of Spring MVC. */
@Configuration(proxyBeanMethods = false)
class V1Writes {

    @Bean
    WebMvcConfigurer mannerOfWrites(MannerArguments manner) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(manner);
            }
        };
    }
}
