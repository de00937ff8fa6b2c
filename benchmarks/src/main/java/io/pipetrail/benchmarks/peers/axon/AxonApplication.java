package io.pipetrail.benchmarks.peers.axon;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Axon Framework on Spring Data JPA, put together by auto-configuration as its quick start says; with the profile
 * {@code tuned}, by what its documentation says about speed besides. There are no event handlers, so nothing but the log is
 * written.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StockDeal.class, Tuning.class, DealController.class})
public class AxonApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(AxonApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.jpa.hibernate.ddl-auto", "update",
                "axon.axonserver.enabled", "false",
                "axon.update-check.disabled", "true",
                "axon.serializer.general", "jackson3",
                "axon.serializer.messages", "jackson3",
                "axon.serializer.events", "jackson3",
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn"));
        application.run(arguments);
    }
}
