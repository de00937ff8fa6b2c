package io.pipetrail.command.api;

import io.pipetrail.eventstore.MessageTypes;
import io.pipetrail.web.readside.AwaitPosition;
import io.pipetrail.web.readside.FindStageTotals;
import io.pipetrail.web.readside.PositionShown;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotalsFound;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where Axon Server is, the read side can be asked wherever it runs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("axon.axonserver.enabled")
class ReadSideElsewhere {

    static final String NAME = "askedReadSide";

    /** Not for whoever looks for a read side of this process: what is read here is never behind, and waits for nobody. */
    @Bean(name = NAME, defaultCandidate = false)
    @Qualifier(NAME)
    ReadSide askedReadSide(QueryGateway queries) {
        return new AskedReadSide(queries);
    }

    @Bean
    MessageTypes questionsToTheReadSide() {
        return MessageTypes.of(AwaitPosition.class, PositionShown.class, FindStageTotals.class, StageTotalsFound.class);
    }
}
