package io.pipetrail.web.wire.pipeback;

import io.pipetrail.web.Dialect;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Pipeback spoken and described. */
@Configuration(proxyBeanMethods = false)
class PipebackConfiguration {

    @Bean
    Dialect pipebackDialect() {
        return new PipebackDialect();
    }

    @Bean
    GroupedOpenApi pipeback() {
        return GroupedOpenApi.builder()
                .group(PipebackDialect.NAME)
                .displayName("Pipeback")
                .pathsToMatch(PipebackDialect.MOUNT + "/**")
                .build();
    }
}
