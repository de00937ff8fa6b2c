package io.pipetrail.web.wire.introzy;

import io.pipetrail.web.Dialect;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the dialect known. */
@Configuration(proxyBeanMethods = false)
class IntrozyConfiguration {

    @Bean
    Dialect introzy() {
        return new IntrozyDialect();
    }

    @Bean
    GroupedOpenApi introzyGroup() {
        return GroupedOpenApi.builder()
                .group("introzy")
                .displayName("Introzy")
                .pathsToMatch("/dialects/introzy/**")
                .build();
    }
}
