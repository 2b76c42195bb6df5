package io.dynox.internal.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.engine.runtime.ManualRuntime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyQueueTest {

    private final long now = new ManualRuntime().nanoTime();

    @Test
    void freshKeysComeInTheirOrderAHundredAtATime() {
        KeyQueue queue = new KeyQueue(250);

        assertThat(positions(queue.poll(now))).isEqualTo(IntStream.range(0, 100).toArray());
        assertThat(positions(queue.poll(now))).hasSize(100);
        assertThat(positions(queue.poll(now)))
                .isEqualTo(IntStream.range(200, 250).toArray());
        assertThat(queue.isSendable(now)).isFalse();
    }

    @Test
    void dueKeysComeBeforeFreshOnes() {
        KeyQueue queue = new KeyQueue(3);
        int[] first = positions(queue.poll(now));

        queue.askAgain(keys(first[2]), now + 20, now + 30);
        assertThat(queue.isSendable(now + 19)).isFalse();
        assertThat(queue.nanosUntilDue(now)).isEqualTo(20);

        assertThat(positions(queue.poll(now + 20))).containsExactly(2);
    }

    @Test
    void whatDoesNotFitStaysDue() {
        KeyQueue queue = new KeyQueue(100);
        queue.poll(now);
        queue.askAgain(keys(IntStream.range(0, 60).toArray()), now, now + 10);
        queue.askAgain(keys(IntStream.range(60, 120).toArray()), now, now + 10);

        assertThat(positions(queue.poll(now))).hasSize(100);
        assertThat(positions(queue.poll(now))).hasSize(20);
        assertThat(queue.isSendable(now)).isFalse();
    }

    @Test
    void drainTakesFreshAndWaitingKeys() {
        KeyQueue queue = new KeyQueue(102);
        queue.poll(now);
        queue.askAgain(keys(5, 6), now + 100, now + 200);

        assertThat(positions(queue.drain())).containsExactlyInAnyOrder(100, 101, 5, 6);
        assertThat(queue.isSendable(now + 200)).isFalse();
    }

    @Test
    void drainLateTakesWhoWaitsWithOneThatIsTooLate() {
        KeyQueue queue = new KeyQueue(200);
        queue.poll(now);
        queue.askAgain(keys(1, 2), now + 5, now + 30);
        queue.askAgain(keys(3), now + 10, now + 20);

        assertThat(queue.nanosUntilLate(now)).isEqualTo(20);
        assertThat(queue.drainLate(now + 19)).isEmpty();
        assertThat(positions(queue.drainLate(now + 20))).containsExactly(3);
        assertThat(queue.nanosUntilLate(now + 20)).isEqualTo(10);
        assertThat(positions(queue.poll(now + 20))).startsWith(1, 2, 100);
        assertThat(queue.nanosUntilLate(now)).isEqualTo(Long.MAX_VALUE);
    }

    private static AskedKeys keys(int... positions) {
        return new AskedKeys(positions);
    }

    private static int[] positions(List<AskedKeys> groups) {
        return new ReadRequest(groups).positions();
    }
}
