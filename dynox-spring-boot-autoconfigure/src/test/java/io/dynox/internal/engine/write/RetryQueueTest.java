package io.dynox.internal.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.ItemWrite;
import io.dynox.internal.engine.runtime.ManualRuntime;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryQueueTest {

    /** Close to where the clock wraps around. */
    private final long now = new ManualRuntime().nanoTime();

    private final RetryQueue<String> queue = new RetryQueue<>();

    @Test
    void earliestDueComesFirstAlsoWhereTheClockWrapsAround() {
        queue.add(slot("late"), now + 100);
        queue.add(slot("early"), now + 5);

        assertThat(queue.isDue(now)).isFalse();
        assertThat(queue.nanosUntilDue(now)).isEqualTo(5);
        assertThat(queue.peekDue(now + 5)).extracting(slot -> slot.key).isEqualTo("early");
    }

    @Test
    void equalDueTimesKeepTheirOrder() {
        queue.add(slot("a"), now);
        queue.add(slot("b"), now);

        assertThat(queue.peekDue(now)).extracting(slot -> slot.key).isEqualTo("a");
        queue.removeHead();
        assertThat(queue.peekDue(now)).extracting(slot -> slot.key).isEqualTo("b");
    }

    @Test
    void groupsStayTogetherAndInOrder() {
        queue.isolate(List.of(slot("a"), slot("b")));
        queue.isolate(List.of(slot("c")));

        assertThat(queue.pollGroup()).extracting(slot -> slot.key).containsExactly("a", "b");
        assertThat(queue.pollGroup()).extracting(slot -> slot.key).containsExactly("c");
        assertThat(queue.hasGroup()).isFalse();
    }

    @Test
    void drainLeavesNothing() {
        queue.add(slot("a"), now);
        queue.isolate(List.of(slot("b"), slot("c")));

        assertThat(queue.drain()).extracting(slot -> slot.key).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(queue.drain()).isEmpty();
        assertThat(queue.nanosUntilDue(now)).isEqualTo(Long.MAX_VALUE);
    }

    private static KeySlot<String> slot(String key) {
        return new KeySlot<>(key, new PendingWrite<>(ItemWrite.Kind.PUT, key, 1, 1));
    }
}
