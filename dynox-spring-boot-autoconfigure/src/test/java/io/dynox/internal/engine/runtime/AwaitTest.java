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
    void insideACallbackItFailsAtOnceRatherThanWait() {
        // if it waits, it doesn't wait for ever
        Thread.currentThread().interrupt();

        EngineThread.run(() -> assertThatThrownBy(() -> Await.result("t", new CompletableFuture<>(), "a flush"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a callback"));
        assertThat(Thread.interrupted()).isTrue();
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
