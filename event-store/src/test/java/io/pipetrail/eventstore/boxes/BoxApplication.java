package io.pipetrail.eventstore.boxes;

import io.pipetrail.eventstore.Append;
import io.pipetrail.eventstore.Companion;
import io.pipetrail.eventstore.EventTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({BoxApplication.Box.class, BoxApplication.Seen.class, BoxApplication.Told.class})
public class BoxApplication {

    public sealed interface BoxCommand {
        @TargetAggregateIdentifier
        String box();
    }

    public record OpenBox(String box) implements BoxCommand {}

    public record FillBox(String box, String what) implements BoxCommand {}

    /** Changes nothing, but is to be remembered. */
    public record LookIntoBox(String box) implements BoxCommand {}

    public sealed interface BoxEvent {
        String box();
    }

    public record BoxOpened(String box) implements BoxEvent {}

    public record BoxFilled(String box, String what) implements BoxEvent {}

    @Bean
    EventTypes eventTypes() {
        return EventTypes.ofSealed(BoxEvent.class);
    }

    /** The position that each filling was told. */
    public static class Told {

        public final BlockingQueue<OptionalLong> positions = new LinkedBlockingQueue<>();
    }

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

    /** A note of each look, in a table that the test makes. */
    record Look(String box) implements Companion {

        @Override
        public String sql() {
            return "insert into looks values (?, ?)";
        }

        @Override
        public List<@Nullable Object> arguments() {
            return List.of(box, Companion.POSITION);
        }
    }

    @Aggregate
    public static class Box {

        @AggregateIdentifier
        private @Nullable String id;

        private final List<String> content = new ArrayList<>();

        public Box() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.ALWAYS)
        public void handle(OpenBox open) {
            AggregateLifecycle.apply(new BoxOpened(open.box()));
        }

        @CommandHandler
        public int handle(FillBox fill, UnitOfWork<?> unitOfWork, Told told) {
            unitOfWork.afterCommit(committed -> told.positions.add(Append.positionOf(committed)));
            AggregateLifecycle.apply(new BoxFilled(fill.box(), fill.what()));
            return content.size();
        }

        @CommandHandler
        public List<String> handle(LookIntoBox look, UnitOfWork<?> unitOfWork) {
            Append.with(unitOfWork, new Look(look.box()));
            return List.copyOf(content);
        }

        @EventSourcingHandler
        void on(BoxOpened opened) {
            id = opened.box();
        }

        @EventSourcingHandler
        void on(BoxFilled filled) {
            content.add(filled.what());
        }
    }

    /** A projection on the default, pooled kind of processor. */
    @ProcessingGroup("seen")
    public static class Seen {

        public final BlockingQueue<BoxEvent> events = new LinkedBlockingQueue<>();

        @EventHandler
        void on(BoxEvent event) {
            events.add(event);
        }
    }
}
