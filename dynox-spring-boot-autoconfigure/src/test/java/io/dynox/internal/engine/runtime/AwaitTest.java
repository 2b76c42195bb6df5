package io.dynox.internal.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.DynoxInterruptedException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitTest {

    @Test
    void givesTheResult() {
        assertThat(Await.result("t", CompletableFuture.completedFuture(7), "seven"))
                .isEqualTo(7);
    }

    @Test
    void throwsTheFailureItself() {
        IllegalStateException failure = new IllegalStateException("broken");
        CompletableFuture<Integer> failed =
                CompletableFuture.<Integer>failedFuture(failure).thenApply(x -> x);

        assertThatThrownBy(() -> Await.result("t", failed, "it")).isSameAs(failure);
    }

    @Test
    void interruptKeepsTheFlagAndNamesWhatWasWaitedFor() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Await.result("t", new CompletableFuture<>(), "a flush"))
                .isInstanceOf(DynoxInterruptedException.class)
                .hasMessageContaining("a flush");
        assertThat(Thread.interrupted()).isTrue();
    }
}
