package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.MessageSerializer;
import io.pipetrail.web.readside.AwaitPosition;
import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.FindStageTotals;
import io.pipetrail.web.readside.PositionShown;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.readside.StageTotalsFound;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.query.QuerySerializer;
import org.axonframework.messaging.responsetypes.InstanceResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/** What the command side learns of a read side in another process, whether that answers or not. */
class AskedReadSideTest {

    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final StageId LEAD = new StageId(UUID.randomUUID());
    private static final StageId WON = new StageId(UUID.randomUUID());
    private static final Duration A_WHILE = Duration.ofMillis(50);
    private static final StageTotals TOTALS = new StageTotals(
            2, List.of(new CurrencyTotals(Currency.getInstance("EUR"), 2, BigInteger.TEN.pow(20), BigInteger.TWO)));

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final AskedReadSide asked =
            new AskedReadSide(DefaultQueryGateway.builder().queryBus(bus).build());

    /** Seen red with a command side that asks nobody. */
    @Test
    void itIsTheReadSideThatWaits() throws Exception {
        answer(AwaitPosition.class, PositionShown.class, question -> {
            assertThat(question.atMostMillis()).isLessThanOrEqualTo(A_WHILE.toMillis());
            return CompletableFuture.completedFuture(new PositionShown(7));
        });
        assertThat(asked.awaitPosition(7, A_WHILE)).isTrue();
        assertThat(asked.awaitPosition(8, A_WHILE)).isFalse();
        assertThat(asked.position()).isEqualTo(7);
    }

    @Test
    void whereNoneIsThereNobodyWaits() throws Exception {
        assertThat(asked.awaitPosition(1, Duration.ofDays(1))).isFalse();
        assertThatThrownBy(() -> asked.stageTotals(TENANT, List.of(LEAD))).isInstanceOf(ReadSideAway.class);
    }

    @Test
    void oneThatNeverAnswersIsWaitedForNoLongerThanThat() throws Exception {
        answer(AwaitPosition.class, PositionShown.class, question -> new CompletableFuture<>());
        answer(FindStageTotals.class, StageTotalsFound.class, question -> new CompletableFuture<>());
        assertThat(asked.awaitPosition(1, A_WHILE)).isFalse();
        assertThatThrownBy(() -> asked.stageTotals(TENANT, List.of(LEAD))).isInstanceOf(ReadSideAway.class);
    }

    @Test
    void itTellsWhatTheStagesThatItIsAskedAboutHold() {
        var all = Map.of(LEAD, TOTALS, new StageId(UUID.randomUUID()), StageTotals.NONE);
        answer(
                FindStageTotals.class,
                StageTotalsFound.class,
                question -> CompletableFuture.completedFuture(StageTotalsFound.of(question, all)));
        assertThat(asked.stageTotals(TENANT, List.of(LEAD, WON))).isEqualTo(Map.of(LEAD, TOTALS));
    }

    @Test
    void questionsAndAnswersArriveAsTheyWereSent() throws Exception {
        survives(new AwaitPosition(Long.MAX_VALUE, 1_000), new PositionShown(5));
        survives(
                new FindStageTotals(TENANT, List.of(LEAD, WON)),
                new StageTotalsFound(List.of(new StageTotalsFound.InStage(LEAD, TOTALS))));
    }

    private static void survives(Object question, Object answer) throws Exception {
        var messages = new MessageSerializer(new ReadSideElsewhere().questionsToTheReadSide());
        var wire = new QuerySerializer(messages, Jackson3Serializer.builder().build(), new AxonServerConfiguration());
        QueryMessage<Object, Object> sent =
                new GenericQueryMessage<>(question, ResponseTypes.instanceOf((Class<Object>) answer.getClass()));
        var request = wire.serializeRequest(sent, 1, 1_000, 1);
        var arrived = wire.<Object, Object>deserializeRequest(QueryRequest.parseFrom(request.toByteArray()));
        assertThat(arrived.getPayload()).isEqualTo(question);
        assertThat(arrived.getResponseType()).isInstanceOf(InstanceResponseType.class);
        var response = wire.serializeResponse(new GenericQueryResponseMessage<>(answer), "request");
        var told = wire.deserializeResponse(QueryResponse.parseFrom(response.toByteArray()), sent.getResponseType());
        assertThat(told.getPayload()).isEqualTo(answer);
    }

    private <Q, A> void answer(Class<Q> question, Class<A> answer, Function<Q, CompletableFuture<A>> how) {
        bus.subscribe(question.getName(), answer, message -> how.apply(question.cast(message.getPayload())));
    }
}
