package io.pipetrail.web.connections;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps places free for those who come. */
@Configuration(proxyBeanMethods = false)
public class ConnectionsConfiguration {

    @Bean
    Crowd crowd() {
        return new Crowd();
    }
}
