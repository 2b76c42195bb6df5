package io.dynox.internal.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.AdmissionQueue.WaitingWrite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionQueueTest {

    private final FlushMarks marks = new FlushMarks();
    private final List<WaitingWrite<String>> withdrawn = new ArrayList<>();
    private final AdmissionQueue<String> queue = new AdmissionQueue<>(
            new ManualRuntime(),
            WriteOptions.builder().bufferItems(25).bufferBytes(1 << 20).build(),
            this::withdraw);

    @Test
    void admitsInTheOrderOfTheCallsAndStopsAtTheFirstWithoutRoom() {
        hold("a", 1);
        hold("large", 100);
        hold("b", 1);
        List<String> admitted = new ArrayList<>();

        queue.admit(write -> write.itemBytes < 10, admission -> admitted.add(admission.write.payload));

        assertThat(admitted).containsExactly("a");
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void holdsAsManyWritesAsTheBuffer() {
        for (int i = 0; i < 24; i++) {
            hold("a", 1);
        }
        assertThat(queue.isFull()).isFalse();

        hold("b", 1);
        assertThat(queue.isFull()).isTrue();
    }

    @Test
    void holdsAsManyBytesAsTheBuffer() {
        hold("a", 1 << 19);
        WaitingWrite<String> last = add("b", 1 << 19);
        assertThat(queue.isFull()).isTrue();

        assertThat(last.cancel(false)).isTrue();
        assertThat(queue.isFull()).isFalse();
    }

    @Test
    void cancellingWithdrawsWhatStillWaits() {
        WaitingWrite<String> admission = add("a", 1);

        assertThat(admission.cancel(false)).isTrue();
        assertThat(withdrawn).containsExactly(admission);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void cancellingWhatWasAcceptedMeanwhileChangesNothing() {
        WaitingWrite<String> admission = add("a", 1);
        Effects effects = new Effects();
        queue.admit(write -> true, taken -> queue.tell(taken, null, effects));

        assertThat(admission.cancel(false)).isFalse();
        assertThat(admission).isNotDone();

        effects.run();
        assertThat(admission).isCompleted();
    }

    private void hold(String payload, int bytes) {
        WaitingWrite<String> unused = add(payload, bytes);
    }

    private WaitingWrite<String> add(String payload, int bytes) {
        PendingWrite<String> write = new PendingWrite<>(ItemWrite.Kind.PUT, payload, bytes, bytes);
        marks.issue(write);
        return queue.add(write, payload);
    }

    private boolean withdraw(WaitingWrite<String> admission) {
        withdrawn.add(admission);
        return queue.withdraw(admission, marks, new Effects());
    }
}
