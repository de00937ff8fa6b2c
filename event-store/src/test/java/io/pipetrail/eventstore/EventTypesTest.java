package io.pipetrail.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.BoxEvent.BoxClosed;
import io.pipetrail.eventstore.BoxEvent.BoxFilled;
import io.pipetrail.eventstore.BoxEvent.BoxOpened;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private final EventTypes types = EventTypes.ofSealed(BoxEvent.class);

    sealed interface Outer permits Inner {}

    sealed interface Inner extends Outer {}

    record Deep() implements Inner {}

    interface Elsewhere {
        record BoxClosed() implements AnyBoxEvent {}
    }

    sealed interface AnyBoxEvent permits Elsewhere.BoxClosed {}

    @Test
    void everyRecordOfASealedInterfaceIsOnTheList() {
        assertThat(types.classes()).containsExactlyInAnyOrder(BoxOpened.class, BoxFilled.class, BoxClosed.class);
        assertThat(EventTypes.ofSealed(Outer.class).classes()).containsExactly(Deep.class);
    }

    @Test
    void namesAreSimpleAndRevisionsBeginWithOne() {
        assertThat(types.nameOf(BoxFilled.class)).isEqualTo("BoxFilled");
        assertThat(types.classOf("BoxFilled")).contains(BoxFilled.class);
        assertThat(types.classOf("java.lang.String")).isEmpty();
        assertThat(types.revisionOf(BoxFilled.class)).isEqualTo(1);
        assertThat(types.withRevision(BoxFilled.class, 2).revisionOf(BoxFilled.class))
                .isEqualTo(2);
    }

    @Test
    void whatIsNotOnTheListHasNoName() {
        assertThatThrownBy(() -> types.nameOf(String.class)).isInstanceOf(UnknownEventType.class);
        assertThatThrownBy(() -> types.revisionOf(String.class)).isInstanceOf(UnknownEventType.class);
        assertThatThrownBy(() -> types.withRevision(String.class, 2)).isInstanceOf(UnknownEventType.class);
    }

    @Test
    void twoTypesOfOneNameAreRefused() {
        assertThatThrownBy(() -> EventTypes.ofSealed(BoxEvent.class, AnyBoxEvent.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BoxClosed");
    }

    @Test
    void anOpenInterfaceIsRefused() {
        assertThatThrownBy(() -> EventTypes.ofSealed(Runnable.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
