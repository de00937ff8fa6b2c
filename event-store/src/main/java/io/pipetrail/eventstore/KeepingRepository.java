package io.pipetrail.eventstore;

import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.RepositoryProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes an aggregate of the state that it had after its last command here, and of the events since. Only what is committed
 * is kept, and each command gets an aggregate of its own. How far its stream went is in the command's read set as if all of
 * it had been read, so a state that is out of date decides nothing.
 */
public final class KeepingRepository<T, S> extends EventSourcingRepository<T> {

    private final PostgresEventStore store;
    private final RepositoryProvider others;
    private final KeptStates<T, S> states;

    /**
     * @param builder with all but the event store and the other repositories; it has no cache and no snapshots
     * @param others the repositories of other aggregates
     */
    public KeepingRepository(
            Builder<T> builder, PostgresEventStore store, RepositoryProvider others, KeptStates<T, S> states) {
        super(builder.eventStore(store).repositoryProvider(others));
        this.store = store;
        this.others = others;
        this.states = states;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String stream, @Nullable Long expectedVersion) {
        return states.find(stream)
                .map(kept -> resumed(stream, kept))
                .orElseGet(() -> super.doLoadWithLock(stream, expectedVersion));
    }

    private EventSourcedAggregate<T> resumed(String stream, KeptStates.Revived<T> kept) {
        var news = store.readEvents(stream, kept.last() + 1);
        var trigger = NoSnapshotTriggerDefinition.INSTANCE.prepareTrigger(getAggregateType());
        var aggregate = EventSourcedAggregate.reconstruct(
                kept.aggregate(), aggregateModel(), kept.last(), false, store, others, trigger);
        if (news.hasNext()) {
            aggregate.initializeState(news);
        }
        if (aggregate.isDeleted()) {
            throw new AggregateDeletedException(stream);
        }
        return aggregate;
    }

    /** Also of what a command loaded and left alone. */
    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        super.doSaveWithLock(aggregate);
        CurrentUnitOfWork.get().afterCommit(committed -> keep(aggregate));
    }

    @Override
    protected void doDeleteWithLock(EventSourcedAggregate<T> aggregate) {
        super.doDeleteWithLock(aggregate);
        var stream = aggregate.identifierAsString();
        CurrentUnitOfWork.get().afterCommit(committed -> states.forget(stream));
    }

    private void keep(EventSourcedAggregate<T> aggregate) {
        var stream = aggregate.identifierAsString();
        states.keep(stream, aggregate.getAggregateRoot(), aggregate.version());
        store.condense(stream, aggregate.version());
    }
}
