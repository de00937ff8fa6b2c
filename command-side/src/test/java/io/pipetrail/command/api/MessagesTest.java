package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.pipetrail.command.VersionMismatch;
import io.pipetrail.command.deal.ActivityDecided;
import io.pipetrail.command.deal.CreateDeal;
import io.pipetrail.command.deal.DealCommand;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealGone;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.deal.LoseDeal;
import io.pipetrail.command.pipeline.PipelineCommand;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.pipeline.StageGone;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.command.tenant.TenantCommand;
import io.pipetrail.command.tenant.TenantRejected;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.eventstore.EventStoreBusyException;
import io.pipetrail.eventstore.EventStoreUnavailableException;
import io.pipetrail.eventstore.MessageSerializer;
import io.pipetrail.eventstore.MessageTypes;
import io.pipetrail.eventstore.TooLongForTheWire;
import io.pipetrail.eventstore.UnknownOutcomeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;

/** What is sent by one node is what another one gets, command, answer and refusal alike. */
class MessagesTest {

    private static final MessageTypes TYPES = new CommandBusConfiguration().commandMessages();
    private static final MessageSerializer MESSAGES = new MessageSerializer(TYPES);
    private static final CommandSerializer WIRE = new CommandSerializer(MESSAGES, new AxonServerConfiguration());

    static Stream<Class<?>> everyCommand() {
        return Stream.of(TenantCommand.class, PipelineCommand.class, DealCommand.class)
                .flatMap(Samples::permitted);
    }

    static Stream<Class<?>> everyResult() {
        return Stream.of(
                TenantState.class,
                PipelineDecided.class,
                StageDecided.class,
                StageGone.class,
                DealDecided.class,
                DealGone.class,
                ActivityDecided.class);
    }

    static Stream<RuntimeException> everyRefusal() {
        var pipeline = new PipelineId(UUID.randomUUID());
        var stage = new StageId(UUID.randomUUID());
        return Stream.of(
                        Arrays.stream(DealRejected.Reason.values())
                                .map(reason -> DealRejected.told(reason, reason + ": deal 1, stage 2")),
                        Arrays.stream(PipelineRejected.Reason.values())
                                .map(reason -> PipelineRejected.told(reason, pipeline, stage)),
                        Stream.of(PipelineRejected.noSuchStage(stage), PipelineRejected.notFound(pipeline)),
                        Arrays.stream(TenantRejected.Reason.values())
                                .map(reason -> TenantRejected.told(reason, reason + ": tenant 1")),
                        Stream.of(new VersionMismatch("a stream", 3, 4), new ReceiptTaken()))
                .flatMap(refusals -> refusals);
    }

    /** Seen red without the names of parts: what holds other commands or stages could not be read. */
    @ParameterizedTest
    @MethodSource("everyCommand")
    void aCommandArrivesAsItWasSent(Class<?> type) {
        LongStream.range(0, 200).forEach(seed -> {
            var command = new Samples(seed).of(type);
            assertThat(arrived(command).getPayload()).isEqualTo(command);
        });
    }

    @Test
    void itsMetaDataArrivesWithIt() {
        var metaData = Map.of("actorName", "Änn", "requestHash", "00ff", "occurredAt", "2026-01-01T00:00:00Z");
        var sent = new GenericCommandMessage<>(new Samples(1).of(CreateDeal.class), metaData);
        var arrived = WIRE.deserialize(overTheWire(WIRE.serialize(sent, "key", 0)));
        assertThat(arrived.getMetaData()).containsExactlyInAnyOrderEntriesOf(metaData);
        assertThat(arrived.getIdentifier()).isEqualTo(sent.getIdentifier());
    }

    @ParameterizedTest
    @MethodSource("everyResult")
    void anAnswerArrivesWithItsPosition(Class<?> type) {
        LongStream.range(0, 100).forEach(seed -> {
            var result = new Samples(seed).of(type);
            var sent = Decision.of(new Decision.Told(Results.typeOf(result), Results.write(result), seed));
            var arrived = (Decision)
                    WIRE.deserialize(overTheWire(WIRE.serialize(new GenericCommandResultMessage<>(sent), "request")))
                            .getPayload();
            assertThat(arrived.result()).isEqualTo(result);
            assertThat(arrived.position()).hasValue(seed);
        });
    }

    @Test
    void whatWroteNothingHasNoPosition() {
        var told = new Decision.Told("StageGone", Results.write(new Samples(1).of(StageGone.class)), null);
        var serialized = MESSAGES.serialize(Decision.of(told), byte[].class);
        assertThat(MESSAGES.<byte[], Decision>deserialize(serialized).position())
                .isEmpty();
    }

    /** Seen red with the stage of a pipeline's refusal left out. */
    @ParameterizedTest
    @MethodSource("everyRefusal")
    void aRefusalIsTheSameOneAgain(RuntimeException refusal) {
        var again = again(refusal);
        assertThat(again)
                .hasSameClassAs(refusal)
                .hasMessage(refusal.getMessage())
                .usingRecursiveComparison()
                .ignoringFields("stackTrace", "suppressedExceptions")
                .isEqualTo(refusal);
    }

    @Test
    void whatIsTriedAgainIsTriedAgainFromAfarToo() {
        assertThat(again(new ConcurrencyException("faster"))).isInstanceOf(ConcurrencyException.class);
        assertThat(again(new LockAcquisitionFailedException("locked"))).isInstanceOf(ConcurrencyException.class);
        assertThat(again(new AggregateStreamCreationException("is there")))
                .isExactlyInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void anOutageIsAnOutage() {
        var cause = new IllegalStateException("connection reset");
        assertThat(again(new EventStoreBusyException("full"))).isInstanceOf(EventStoreBusyException.class);
        assertThat(again(new EventStoreUnavailableException("away", cause)))
                .isExactlyInstanceOf(EventStoreUnavailableException.class);
        assertThat(again(new QueryTimeoutException("slow"))).isInstanceOf(EventStoreUnavailableException.class);
        assertThat(again(new UnknownOutcomeException("lost", cause))).isInstanceOf(UnknownOutcomeException.class);
    }

    @Test
    void aFaultIsOneAndTellsNothingOfWhatWasSent() {
        assertThat(again(new IllegalArgumentException("ann@example.org")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("at the node that decides: java.lang.IllegalArgumentException");
    }

    @Test
    void whatIsNotOnTheListIsNeitherSentNorRead() {
        assertThatThrownBy(() -> MESSAGES.serialize(UUID.randomUUID(), byte[].class))
                .isInstanceOf(IllegalArgumentException.class);
        var foreign = new SimpleSerializedObject<>(
                "{}".getBytes(StandardCharsets.UTF_8),
                byte[].class,
                new SimpleSerializedType(ProcessBuilder.class.getName(), null));
        assertThatThrownBy(() -> MESSAGES.deserialize(foreign)).isInstanceOf(SerializationException.class);
    }

    @Test
    void aPartThatIsNotOnTheListIsNotRead() {
        var json = "{\"type\":\"SALES\",\"what\":{\"@type\":\"java.lang.ProcessBuilder\"}}";
        var bad = new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType("AskDealOfType", null));
        assertThatThrownBy(() -> MESSAGES.deserialize(bad)).isInstanceOf(SerializationException.class);
    }

    @Test
    void whatWouldBreakTheConnectionIsNotSent() {
        var id = UUID.randomUUID();
        var reason = "x".repeat(MessageSerializer.LONGEST);
        var lose = new LoseDeal(new TenantId(id), new DealId(id), reason);
        assertThatThrownBy(() -> MESSAGES.serialize(lose, byte[].class)).isInstanceOf(TooLongForTheWire.class);
    }

    private static RuntimeException again(RuntimeException refusal) {
        var carrier = new CommandExecutionException("refused", null, Refused.of(refusal));
        var sent = GenericCommandResultMessage.asCommandResultMessage(carrier);
        var arrived =
                WIRE.deserialize(overTheWire(WIRE.serialize(sent, "request"))).exceptionResult();
        var refused =
                (Refused) HandlerExecutionException.resolveDetails(arrived).orElseThrow();
        return refused.again(arrived);
    }

    private static org.axonframework.commandhandling.CommandMessage<?> arrived(Object command) {
        return WIRE.deserialize(overTheWire(WIRE.serialize(new GenericCommandMessage<>(command), "key", 0)));
    }

    private static Command overTheWire(Command command) {
        try {
            return Command.parseFrom(command.toByteArray());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CommandResponse overTheWire(CommandResponse response) {
        try {
            return CommandResponse.parseFrom(response.toByteArray());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
