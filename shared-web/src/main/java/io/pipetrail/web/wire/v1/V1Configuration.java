package io.pipetrail.web.wire.v1;

import io.pipetrail.web.Dialect;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the native API spoken and described. */
@Configuration(proxyBeanMethods = false)
class V1Configuration {

    @Bean
    Dialect v1Dialect() {
        return new V1Dialect();
    }

    @Bean
    GroupedOpenApi v1() {
        return GroupedOpenApi.builder()
                .group(V1Dialect.NAME)
                .displayName("Pipetrail v1")
                .pathsToMatch("/v1/**")
                .build();
    }
}
