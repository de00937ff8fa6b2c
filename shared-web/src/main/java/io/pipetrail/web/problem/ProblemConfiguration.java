package io.pipetrail.web.problem;

import io.pipetrail.web.WebSettings;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Sees to it that every refusal has the same body, wherever it comes from. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    Refusals refusals(ObjectProvider<RefusalTranslation> translations) {
        return new Refusals(translations.orderedStream().toList());
    }

    @Bean
    ProblemAdvice problemAdvice(Refusals refusals) {
        return new ProblemAdvice(refusals);
    }

    @Bean
    ContainerErrors containerErrors() {
        return new ContainerErrors();
    }

    @Bean
    FilterRegistrationBean<Doorway> doorway(Refusals refusals, WebSettings settings) {
        var limit = new BodyLimit(settings.bodyLimit().toBytes());
        var registration = new FilterRegistrationBean<>(new Doorway(refusals, limit));
        // Within the filter of observations, so that refusals are counted with their status.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }
}
