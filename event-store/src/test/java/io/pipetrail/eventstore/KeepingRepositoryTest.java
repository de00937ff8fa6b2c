package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/** An aggregate begins where the last command here left it, and yet nothing is decided on a state that is out of date. */
@Timeout(240)
class KeepingRepositoryTest {

    private static final int MOST = 100;

    private final TestDatabase database = TestDatabase.fresh();
    private final Place here = new Place(database, MOST);
    private final Place there = new Place(database, MOST);

    @BeforeEach
    void open() throws Exception {
        here.opens("a");
        here.fills("a", "books");
    }

    @AfterEach
    void stop() {
        here.node.close();
        there.node.close();
    }

    /** Seen red without a state being kept: it is made of two events. */
    @Test
    void theNextCommandFoldsNothing() throws Exception {
        assertThat(here.<Integer>in("a", Crate::folded)).isZero();
        assertThat(here.fills("a", "lamps")).containsExactly("books", "lamps");
        assertThat(here.<Integer>in("a", Crate::folded)).isZero();
    }

    @Test
    void whatWasOnlyLookedIntoIsKeptAsWell() throws Exception {
        assertThat(there.<Integer>in("a", Crate::folded)).isEqualTo(2);
        assertThat(there.<Integer>in("a", Crate::folded)).isZero();
    }

    @Test
    void itsEventsAreNotKeptAnyMore() {
        assertThat(here.node.streams.find("a", 2).orElseThrow().events()).isEmpty();
        assertThat(here.node.streams.find("a", 0)).isEmpty();
    }

    /** Seen red with a read set that lacks streams of which nothing is new: "nothing to do" on what was there before. */
    @Test
    void nothingIsDecidedOnAStateThatAnotherNodeHasGoneOnFrom() throws Exception {
        there.fills("a", "lamps");

        assertThatThrownBy(() -> here.in("a", Crate::content)).isInstanceOf(ConcurrencyException.class);
        assertThat(here.things("a")).containsExactly("books", "lamps");

        there.fills("a", "maps");
        assertThatThrownBy(() -> here.in("a", KeepingRepositoryTest::refuse)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> here.in("a", KeepingRepositoryTest::refuse)).isInstanceOf(IllegalStateException.class);
    }

    /** Seen red with a state that is kept before the commit: with the lost filling in it there seems to be no news. */
    @Test
    void afterAConflictOnlyTheNewsIsRead() throws Exception {
        there.fills("a", "lamps");

        assertThatThrownBy(() -> here.fills("a", "pens")).isInstanceOf(ConcurrencyException.class);
        assertThat(here.<Integer>in("a", Crate::folded)).isEqualTo(1);
        assertThat(here.fills("a", "pens")).containsExactly("books", "lamps", "pens");
    }

    /** Seen red with the aggregate itself being kept: the refused filling stays in it. */
    @Test
    void nothingOfAFailedCommandStays() throws Exception {
        assertThatThrownBy(() -> here.in("a", crate -> {
                    crate.fill("stones");
                    return refuse(crate);
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(here.things("a")).containsExactly("books");
        assertThat(here.fills("a", "lamps")).containsExactly("books", "lamps");
    }

    @Test
    void whatIsForgottenIsReadAgain() throws Exception {
        here.states.forget("a");

        assertThat(here.<Integer>in("a", Crate::folded)).isEqualTo(2);
        assertThat(here.fills("a", "lamps")).containsExactly("books", "lamps");
    }

    @Test
    void aStateOutlivesWhatIsKnownOfItsStream() throws Exception {
        here.node.streams.forget(List.of("a"));
        there.fills("a", "lamps");

        assertThat(here.<Integer>in("a", Crate::folded)).isEqualTo(1);
        assertThat(here.things("a")).containsExactly("books", "lamps");
    }

    @Test
    void whatIsAppendedBesideTheRepositoryIsNewsAsWell() throws Exception {
        here.node.engine.appendEvents(filled("a", 2));

        assertThat(here.<Integer>in("a", Crate::folded)).isEqualTo(1);
        assertThat(here.things("a")).containsExactly("books", "books");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> here.in("b", Crate::content)).isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void whatAnotherNodeDeletedIsGone() throws Exception {
        there.fills("a", Crate.FIRE);
        assertThatThrownBy(() -> here.in("a", Crate::content)).isInstanceOf(ConcurrencyException.class);

        assertThatThrownBy(() -> here.fills("a", "lamps")).isInstanceOf(AggregateDeletedException.class);
    }

    @Test
    void memoryIsBoundedAndMeasured() throws Exception {
        var meters = new SimpleMeterRegistry();
        here.states.measured(meters, "crates");
        for (var i = 0; i < 2 * MOST; i++) {
            here.opens("b" + i);
        }
        assertThat(here.states.size()).isLessThanOrEqualTo(MOST);

        here.opens("c");
        here.things("c");
        assertThat(meters.get("cache.gets")
                        .tags("cache", "crates", "result", "hit")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    /** Any order of commands that work and that fail, on two nodes that keep next to nothing, is one history. */
    @Test
    void keptOrReadTheStateIsThatOfAllEvents() throws Exception {
        var random = new Random(42);
        var places = List.of(here, new Place(here.node, 2), there, new Place(there.node, 2));
        var boxes = List.of("x", "y", "z");
        var expected = new ArrayList<List<String>>();
        for (var box : boxes) {
            here.opens(box);
            expected.add(new ArrayList<>());
        }
        for (var i = 0; i < 120; i++) {
            var box = random.nextInt(boxes.size());
            var thing = "thing " + i;
            if (random.nextInt(5) == 0) {
                here.node.streams.forget(List.of(boxes.get(box)));
            }
            if (places.get(random.nextInt(places.size())).tries(boxes.get(box), thing, random.nextInt(4) == 0)) {
                expected.get(box).add(thing);
            }
        }
        for (var box = 0; box < boxes.size(); box++) {
            for (var place : places) {
                assertThat(place.things(boxes.get(box))).isEqualTo(expected.get(box));
            }
        }
    }

    private static <T> Repository<T> none(Class<T> type) {
        throw new IllegalStateException("no other repository: " + type);
    }

    private static Object refuse(Crate crate) {
        throw new IllegalStateException("no");
    }

    /** A repository of crates on a node. */
    private static final class Place {

        private final Node node;
        private final KeptStates<Crate, Crate.Content> states;
        private final KeepingRepository<Crate, Crate.Content> crates;

        Place(TestDatabase database, long most) {
            this(new Node(database), most);
        }

        Place(Node node, long most) {
            this.node = node;
            this.states = KeptStates.of(Crate::content, Crate::in, content -> 1, DataSize.ofBytes(most));
            this.crates = new KeepingRepository<>(
                    KeepingRepository.builder(Crate.class), node.store, KeepingRepositoryTest::none, states);
        }

        void opens(String box) throws Exception {
            decide(() -> crates.newInstance(() -> Crate.open(box)));
        }

        List<String> fills(String box, String what) throws Exception {
            return this.<List<String>>in(box, crate -> {
                crate.fill(what);
                return crate.content().things();
            });
        }

        /** Decided again where others were faster. */
        List<String> things(String box) throws Exception {
            while (true) {
                try {
                    return this.<List<String>>in(box, crate -> crate.content().things());
                } catch (ConcurrencyException faster) {
                    Thread.onSpinWait();
                }
            }
        }

        /** Whether it was filled: it is not by who changes his mind or was not up to date. */
        boolean tries(String box, String what, boolean failing) throws Exception {
            try {
                in(box, crate -> {
                    crate.fill(what);
                    return failing ? refuse(crate) : crate;
                });
                return true;
            } catch (IllegalStateException | ConcurrencyException failed) {
                return false;
            }
        }

        <R> R in(String box, Function<Crate, R> decision) throws Exception {
            return this.<R>decide(() -> crates.load(box).invoke(decision));
        }

        /** As a command is handled: what is refused is refused on streams as they are. */
        @SuppressWarnings("unchecked") // of an interceptor chain it is not known what it answers
        private <R> R decide(InterceptorChain handler) throws Exception {
            var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("decide"));
            var result =
                    unitOfWork.executeWithResult(() -> new AppendInterceptor(node.engine).handle(unitOfWork, handler));
            if (result.isExceptional()) {
                throw (Exception) result.exceptionResult();
            }
            return (R) result.getPayload();
        }
    }
}
