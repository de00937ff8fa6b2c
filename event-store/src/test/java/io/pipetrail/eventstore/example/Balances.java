package io.pipetrail.eventstore.example;

import io.pipetrail.eventstore.example.CardEvent.CardIssued;
import io.pipetrail.eventstore.example.CardEvent.CardRedeemed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("balances")
class Balances {

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table if not exists balances (card text primary key, cents int not null)")
                .update();
    }

    @EventHandler
    void on(CardEvent event) {
        switch (event) {
            case CardIssued issued -> add(issued.card(), issued.cents());
            case CardRedeemed redeemed -> add(redeemed.card(), -redeemed.cents());
        }
    }

    @ResetHandler
    void forget() {
        jdbc.sql("delete from balances").update();
    }

    private void add(String card, int cents) {
        jdbc.sql(
                        "insert into balances as b values (?, ?) on conflict (card) do update set cents = b.cents + excluded.cents")
                .params(card, cents)
                .update();
    }
}
