package io.pipetrail.web.problem;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.Dialects;
import io.pipetrail.web.WebSettings;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Sees to it that every refusal has the body that its dialect gives it, wherever it comes from. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    Dialects dialects(List<Dialect> all) {
        return new Dialects(all);
    }

    @Bean
    ProblemWriter problemWriter(Dialects dialects) {
        return new ProblemWriter(dialects);
    }

    @Bean
    Refusals refusals(ObjectProvider<RefusalTranslation> translations, Dialects dialects) {
        return new Refusals(translations.orderedStream().toList(), dialects);
    }

    @Bean
    ProblemAdvice problemAdvice(Refusals refusals, ProblemWriter writer) {
        return new ProblemAdvice(refusals, writer);
    }

    @Bean
    ContainerErrors containerErrors(ProblemWriter writer) {
        return new ContainerErrors(writer);
    }

    @Bean
    FilterRegistrationBean<Doorway> doorway(
            Refusals refusals, ProblemWriter writer, Dialects dialects, WebSettings settings) {
        var limit = new BodyLimit(settings.bodyLimit().toBytes());
        var registration =
                new FilterRegistrationBean<>(new Doorway(refusals, writer, dialects, limit, settings.rateLimit()));
        // Within the filter of observations, so that refusals are counted with their status.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(ProblemWriter writer) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ProblemValve(writer));
                // Tomcat makes one of its own unless it finds one of the class that it is told.
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }
}
