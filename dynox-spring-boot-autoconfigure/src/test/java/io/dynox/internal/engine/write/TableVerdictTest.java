package io.dynox.internal.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableVerdictTest {

    private static final long WAIT_NANOS = Duration.ofSeconds(1).toNanos();

    private final IllegalStateException denied = new IllegalStateException("denied");
    private final TableVerdict verdict = new TableVerdict(
            RetryPolicy.builder().baseDelay(Duration.ofSeconds(1)).build());

    @Test
    void refusalLastsForOneWaitWhichDoublesWithTheNext() {
        verdict.refuse(denied, 0, 10, 1);
        assertThat(verdict.refusal(10 + WAIT_NANOS - 1)).isSameAs(denied);
        assertThat(verdict.refusal(10 + WAIT_NANOS)).isNull();

        verdict.refuse(denied, 10 + WAIT_NANOS, 20 + WAIT_NANOS, 1);
        assertThat(verdict.refusal(20 + 3 * WAIT_NANOS - 1)).isSameAs(denied);
        assertThat(verdict.refusal(20 + 3 * WAIT_NANOS)).isNull();
    }

    @Test
    void whatWasSentBeforeARefusalWasKnownMakesTheWaitNoLonger() {
        verdict.refuse(denied, 0, 10, 1);
        verdict.refuse(denied, 5, 20, 1);

        assertThat(verdict.refusal(10 + WAIT_NANOS)).isNull();
    }
}
