package io.pipetrail.benchmarks.peers.noop;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Spring MVC on Tomcat with virtual threads as Pipetrail has it; no security, no database. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            DataJpaRepositoriesAutoConfiguration.class
        },
        excludeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration",
            "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration"
        })
@Import(NoOpController.class)
public class NoOpApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(NoOpApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.threads.virtual.enabled", "true",
                "server.tomcat.max-keep-alive-requests", "100000",
                "spring.mvc.formcontent.filter.enabled", "false",
                "spring.mvc.publish-request-handled-events", "false",
                "axon.axonserver.enabled", "false",
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn"));
        application.run(arguments);
    }
}
