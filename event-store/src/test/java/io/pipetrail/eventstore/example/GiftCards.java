package io.pipetrail.eventstore.example;

import io.pipetrail.eventstore.EventTypes;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class GiftCards {

    public static void main(String[] arguments) {
        SpringApplication.run(GiftCards.class, arguments);
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.ofSealed(CardEvent.class);
    }

    /** Axon's own keeps how far each projection is, in a table that it makes when told to. */
    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        var tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .contentType(byte[].class)
                .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        return tokens;
    }
}
