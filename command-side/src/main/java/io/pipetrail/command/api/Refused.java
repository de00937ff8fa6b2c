package io.pipetrail.command.api;

import io.pipetrail.command.VersionMismatch;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.registry.StaleDecision;
import io.pipetrail.command.tenant.TenantRejected;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.eventstore.EventStoreBusyException;
import io.pipetrail.eventstore.EventStoreUnavailableException;
import io.pipetrail.eventstore.UnknownOutcomeException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** A refusal as it goes from the node where it was decided to the one that asked, to be the same one there. */
sealed interface Refused {

    /** The same refusal. */
    RuntimeException again(Throwable carrier);

    static Refused of(Throwable thrown) {
        return switch (thrown) {
            case DealRejected no -> new DealRefused(no.reason(), String.valueOf(no.getMessage()));
            case PipelineRejected no -> new PipelineRefused(no.reason(), no.pipelineId(), no.stageId());
            case TenantRejected no -> new TenantRefused(no.reason(), String.valueOf(no.getMessage()));
            case VersionMismatch no -> new OtherVersion(no.stream(), no.expected(), no.actual());
            case ConcurrencyException e -> NotDone.because(Why.OTHERS_WERE_FASTER, e);
            case StaleDecision e -> NotDone.because(Why.OTHERS_WERE_FASTER, e);
            case LockAcquisitionFailedException e -> NotDone.because(Why.OTHERS_WERE_FASTER, e);
            case AggregateStreamCreationException e -> NotDone.because(Why.IS_THERE_ALREADY, e);
            case ReceiptTaken e -> NotDone.because(Why.DONE_BEFORE, e);
            case EventStoreBusyException e -> NotDone.because(Why.TOO_MUCH_WAITS, e);
            case EventStoreUnavailableException e -> NotDone.because(Why.DATABASE_IS_AWAY, e);
            case DataAccessResourceFailureException e -> NotDone.because(Why.DATABASE_IS_AWAY, e);
            case TransientDataAccessException e -> NotDone.because(Why.DATABASE_IS_AWAY, e);
            case UnknownOutcomeException e -> NotDone.because(Why.PERHAPS_IT_IS, e);
            default -> new Fault(thrown.getClass().getName());
        };
    }

    /** A deal said no. */
    record DealRefused(DealRejected.Reason reason, String message) implements Refused {
        @Override
        public RuntimeException again(Throwable carrier) {
            return DealRejected.told(reason, message);
        }
    }

    /** A pipeline said no. */
    record PipelineRefused(
            PipelineRejected.Reason reason,
            @Nullable PipelineId pipelineId,
            @Nullable StageId stageId) implements Refused {
        @Override
        public RuntimeException again(Throwable carrier) {
            return PipelineRejected.told(reason, pipelineId, stageId);
        }
    }

    /** A tenant said no. */
    record TenantRefused(TenantRejected.Reason reason, String message) implements Refused {
        @Override
        public RuntimeException again(Throwable carrier) {
            return TenantRejected.told(reason, message);
        }
    }

    /** What it was meant for is in another version. */
    record OtherVersion(String stream, long expected, long actual) implements Refused {
        @Override
        public RuntimeException again(Throwable carrier) {
            return new VersionMismatch(stream, expected, actual);
        }
    }

    /** Nobody said no, and yet it was not done, or is not known to be. */
    record NotDone(Why why, String message) implements Refused {

        static NotDone because(Why why, RuntimeException thrown) {
            return new NotDone(why, thrown.getClass().getSimpleName());
        }

        @Override
        public RuntimeException again(Throwable carrier) {
            return switch (why) {
                case OTHERS_WERE_FASTER -> new ConcurrencyException(message, carrier);
                case IS_THERE_ALREADY -> new AggregateStreamCreationException(message, carrier);
                case DONE_BEFORE -> new ReceiptTaken();
                case TOO_MUCH_WAITS -> new EventStoreBusyException(message);
                case DATABASE_IS_AWAY -> new EventStoreUnavailableException(message, carrier);
                case PERHAPS_IT_IS -> new UnknownOutcomeException(message, carrier);
            };
        }
    }

    /** Why something was not done. */
    enum Why {
        OTHERS_WERE_FASTER,
        IS_THERE_ALREADY,
        DONE_BEFORE,
        TOO_MUCH_WAITS,
        DATABASE_IS_AWAY,
        PERHAPS_IT_IS
    }

    /** Something went wrong, which is in that node's log. */
    record Fault(String type) implements Refused {
        @Override
        public RuntimeException again(Throwable carrier) {
            return new IllegalStateException("at the node that decides: " + type, carrier);
        }
    }
}
