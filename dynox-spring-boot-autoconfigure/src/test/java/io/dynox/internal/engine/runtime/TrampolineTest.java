package io.dynox.internal.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrampolineTest {

    private final List<String> log = new ArrayList<>();
    private int left = 1_000_000;

    @Test
    void innerTaskRunsAfterTheOuterOne() {
        Trampoline.run(() -> {
            Trampoline.run(() -> log.add("inner"));
            log.add("outer");
        });

        assertThat(log).containsExactly("outer", "inner");
    }

    @Test
    void millionTasksInARowDoNotOverflowTheStack() {
        Trampoline.run(this::again);

        assertThat(left).isZero();
    }

    @Test
    void throwKeepsNothingFromTheOtherTasks() {
        Trampoline.run(() -> {
            Trampoline.run(() -> log.add("inner"));
            throw new AssertionError("broken");
        });
        Trampoline.run(() -> log.add("next"));

        assertThat(log).containsExactly("inner", "next");
    }

    private void again() {
        if (--left > 0) {
            Trampoline.run(this::again);
        }
    }
}
