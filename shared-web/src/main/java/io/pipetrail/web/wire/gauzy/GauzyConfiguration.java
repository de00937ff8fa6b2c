package io.pipetrail.web.wire.gauzy;

import io.pipetrail.web.Dialect;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Gauzy's API spoken and described. */
@Configuration(proxyBeanMethods = false)
class GauzyConfiguration {

    @Bean
    Dialect gauzyDialect() {
        return new GauzyDialect();
    }

    @Bean
    GroupedOpenApi gauzy() {
        return GroupedOpenApi.builder()
                .group(GauzyDialect.NAME)
                .displayName("Gauzy")
                .pathsToMatch(GauzyDialect.MOUNT + "/**")
                .build();
    }

    /** Gauzy's clients, like most of JavaScript's, write {@code where[name]} into an address without escaping the brackets. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bracketsInQueries() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", "[]"));
    }
}
