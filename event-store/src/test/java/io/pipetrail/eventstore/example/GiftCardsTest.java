package io.pipetrail.eventstore.example;

import static io.pipetrail.eventstore.testing.Patience.await;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.example.CardCommand.IssueCard;
import io.pipetrail.eventstore.example.CardCommand.RedeemCard;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(300)
class GiftCardsTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void cardsAreIssuedRedeemedAndReplayed() {
        try (var application = start()) {
            var commands = application.getBean(CommandGateway.class);
            commands.sendAndWait(new IssueCard("c-1", 5_000));
            assertThat(commands.<Integer>sendAndWait(new RedeemCard("c-1", 1_500)))
                    .isEqualTo(3_500);
            assertThatThrownBy(() -> commands.sendAndWait(new RedeemCard("c-1", 4_000)))
                    .hasMessageContaining("3500 cents left");
            awaitBalance(application, 3_500);
        }
        try (var again = start()) {
            again.getBean(CommandGateway.class).sendAndWait(new RedeemCard("c-1", 500));
            awaitBalance(again, 3_000);
            again.getBean(JdbcClient.class).sql("update balances set cents = 7").update();

            replay(again.getBean(EventProcessingConfiguration.class));

            awaitBalance(again, 3_000);
            assertThat(again.getBean(EventLog.class).stream("c-1", 0))
                    .extracting(StoredEvent::type)
                    .containsExactly("CardIssued", "CardRedeemed", "CardRedeemed");
        }
    }

    @Test
    void theReadmeShowsTheExampleAsItIs() throws IOException {
        var readme = Files.readString(Path.of("README.md")).replaceAll("(?m)^\\s+", "");
        var example = Path.of("src/test/java/io/pipetrail/eventstore/example");
        for (var name : List.of("GiftCards", "CardEvent", "CardCommand", "Card", "Balances")) {
            var source = Files.readString(example.resolve(name + ".java"));
            var shown = source.lines()
                    .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            assertThat(readme).as(name).contains(String.join("\n", shown));
        }
    }

    private static void replay(EventProcessingConfiguration processing) {
        var balances = processing
                .eventProcessor("balances", StreamingEventProcessor.class)
                .orElseThrow();
        balances.shutDown();
        balances.resetTokens();
        balances.start();
    }

    private static void awaitBalance(ConfigurableApplicationContext application, int cents) {
        await().until(
                        () -> application
                                .getBean(JdbcClient.class)
                                .sql("select cents from balances where card = 'c-1'")
                                .query(Integer.class)
                                .optional()
                                .orElse(-1),
                        isEqual(cents));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(GiftCards.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--axon.axonserver.enabled=false",
                        "--axon.update-check.disabled=true");
    }
}
