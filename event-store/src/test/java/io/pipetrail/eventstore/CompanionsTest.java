package io.pipetrail.eventstore;

import static io.pipetrail.eventstore.Node.filled;
import static io.pipetrail.eventstore.Node.history;
import static io.pipetrail.eventstore.Node.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import io.pipetrail.eventstore.Shelf.PlaceTaken;
import io.pipetrail.eventstore.Shelf.Put;
import io.pipetrail.eventstore.Shelf.Take;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What commits with the events, and what keeps them from being committed. */
class CompanionsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
    private final Node node = new Node(database);

    @BeforeEach
    void shelves() {
        Shelf.create(sql);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aCompanionCommitsWithTheEventsAndKnowsTheirPosition() {
        var unitOfWork = committing(within -> {
            Append.with(within, new Put(1, "a"));
            node.store.publish(history("a", 2));
        });

        assertThat(sql.queryForMap("select * from shelf"))
                .containsEntry("place", 1)
                .containsEntry("box", "a")
                .containsEntry("position", 3L);
        assertThat(Append.positionOf(unitOfWork)).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void aRefusalIsTheGuiltyCompanionsAndNothingIsWritten() {
        committing(within -> addAlone(within, new Put(7, "there")));

        assertThatThrownBy(() -> committing(within -> {
                    node.store.publish(opened("a"));
                    Append.with(within, new Put(6, "a"));
                    Append.with(within, new Put(7, "b"));
                    Append.with(within, new Put(8, "c"));
                }))
                .isInstanceOf(PlaceTaken.class)
                .hasMessage("7 is taken, b has to go elsewhere")
                .satisfies(refusal -> assertThat(refusal.getSuppressed()[0]).hasMessageNotContaining("'b'"));
        assertThat(node.log.head()).isZero();
        assertThat(places()).containsExactly(7);
    }

    @Test
    void aConstraintThatNoCompanionKnowsIsAnSqlError() {
        assertThatThrownBy(() -> committing(within -> {
                    node.store.publish(opened("a"));
                    Append.with(within, new Put(1, "bomb"));
                }))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("no_bombs");
        assertThat(node.log.head()).isZero();
    }

    @Test
    void aConstraintThatIsCheckedAtTheCommitIsRefusedAsWell() {
        sql.execute("alter table shelf drop constraint one_box_a_place, add constraint one_box_a_place"
                + " unique (place) deferrable initially deferred");
        sql.update("insert into shelf values (7, 'there')");

        assertThatThrownBy(() -> committing(within -> {
                    node.store.publish(opened("a"));
                    Append.with(within, new Put(7, "b"));
                }))
                .isInstanceOf(PlaceTaken.class);
        assertThat(node.log.head()).isZero();
    }

    @Test
    void aCompanionMayRefuseByTheNumberOfRowsItTouched() {
        sql.update("insert into shelf values (1, 'a')");
        committing(within -> {
            node.store.publish(opened("a"));
            Append.with(within, new Take(1));
        });
        assertThatThrownBy(() -> committing(within -> {
                    node.store.publish(filled("a", 1));
                    Append.with(within, new Take(1));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 is empty");
        assertThat(node.log.head()).isEqualTo(1);
    }

    @Test
    void companionsOfSeveralKindsAreCountedAndRefuseEachForItself() {
        sql.update("insert into shelf values (1, 'a')");
        committing(within -> {
            node.store.publish(opened("a"));
            Append.with(within, new Take(1));
            Append.with(within, new Put(1, "b"));
        });
        assertThat(places()).containsExactly(1);

        assertThatThrownBy(() -> committing(within -> {
                    node.store.publish(opened("b"));
                    Append.with(within, new Put(1, "c"));
                    Append.with(within, new Take(1));
                }))
                .isInstanceOf(PlaceTaken.class);
        assertThatThrownBy(() -> committing(within -> {
                    node.store.publish(opened("b"));
                    Append.with(within, new Put(2, "c"));
                    Append.with(within, new Take(3));
                }))
                .hasMessage("3 is empty");
        assertThat(places()).containsExactly(1);
        assertThat(node.log.head()).isEqualTo(1);
    }

    @Test
    void aConflictOfTheEventsTakesTheCompanionsWithIt() {
        node.engine.appendEvents(opened("a"));

        assertThatThrownBy(() -> committing(within -> {
            Append.with(within, new Put(1, "a"));
            node.store.publish(opened("a"));
        }));
        assertThat(places()).isEmpty();
    }

    @Test
    void companionsOfTheEventsComeBeforeThoseAddedByHand() {
        node.companionSources.add(CompanionsTest::shelve);
        Shelf.log(sql);

        committing(within -> {
            Append.with(within, new Put(9, "by hand"));
            node.store.publish(opened("a"), filled("a", 1), opened("b"));
        });

        assertThat(sql.queryForList("select box from log order by nr", String.class))
                .containsExactly("+a", "+b", "+by hand");
    }

    @Test
    void companionsWithoutEventsAreWrittenAloneAndToldTheHead() {
        node.engine.appendEvents(history("a", 4));

        var unitOfWork = committing(within -> addAlone(within, new Put(1, "a")));

        assertThat(sql.queryForObject("select position from shelf", Long.class)).isEqualTo(5);
        assertThat(Append.positionOf(unitOfWork)).isEqualTo(OptionalLong.of(5));
        assertThat(node.log.head()).isEqualTo(5);
    }

    @Test
    void aUnitOfWorkThatIsRolledBackWritesNothing() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("anything"));
        addAlone(unitOfWork, new Put(1, "a"));
        node.store.publish(opened("a"));
        unitOfWork.rollback();

        assertThat(places()).isEmpty();
        assertThat(node.log.head()).isZero();
        assertThat(Append.positionOf(unitOfWork)).isEmpty();
    }

    @Test
    void aNestedUnitOfWorkWritesWithItsParent() {
        committing(outer -> {
            node.store.publish(opened("a"));
            committing(inner -> {
                node.store.publish(filled("a", 1));
                Append.with(inner, new Put(1, "a"));
            });
            assertThat(node.log.head()).isZero();
        });

        assertThat(sql.queryForObject("select position from shelf", Long.class)).isEqualTo(2);
    }

    @Test
    void aNestedUnitOfWorkThatIsRolledBackTakesItsCompanionsWithIt() {
        committing(outer -> {
            addAlone(outer, new Put(1, "a"));
            var inner = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("anything"));
            Append.with(inner, new Put(2, "b"));
            inner.rollback();
        });

        assertThat(places()).containsExactly(1);
    }

    @Test
    void companionsOfAUnitOfWorkThatNoStoreTakesPartInAreAnError() {
        assertThatThrownBy(() -> committing(within -> Append.with(within, new Put(1, "a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no PostgresEventStore");
    }

    @Test
    void eventsPublishedWhileOthersAreHandledAreInTheSameTransaction() {
        var heard = new AtomicReference<@Nullable EventMessage<?>>();
        node.store.subscribe(events -> {
            if (heard.getAndSet(events.getFirst()) == null) {
                node.store.publish(filled("a", 1), opened("taken"));
            }
        });
        node.engine.appendEvents(opened("taken"));

        assertThatThrownBy(() -> committing(within -> node.store.publish(opened("a"))));
        assertThat(node.log.head()).isEqualTo(1);
    }

    /** As the interceptor of commands does, for a unit of work that may publish no event. */
    private void addAlone(UnitOfWork<?> unitOfWork, Companion companion) {
        node.engine.take(unitOfWork);
        Append.with(unitOfWork, companion);
    }

    private List<Integer> places() {
        return sql.queryForList("select place from shelf", Integer.class);
    }

    private static UnitOfWork<?> committing(Consumer<UnitOfWork<?>> work) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("anything"));
        try {
            work.accept(unitOfWork);
        } catch (RuntimeException | Error e) {
            unitOfWork.rollback(e);
            throw e;
        }
        unitOfWork.commit();
        return unitOfWork;
    }

    private static List<Companion> shelve(List<? extends EventMessage<?>> events) {
        return events.stream()
                .filter(event -> event.getPayload() instanceof BoxOpened)
                .<Companion>map(event -> {
                    var box = ((BoxOpened) event.getPayload()).box();
                    return new Put(box.charAt(0), box);
                })
                .toList();
    }
}
