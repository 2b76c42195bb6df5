package io.dynox.internal.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.RateLimitChanged;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.lane.Pacer;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.runtime.StillRuntime;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.internal.report.Events;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RateChangeTest {

    private static final ReadWrite NONE = new ReadWrite(null, null);

    private final ManualRuntime runtime = new ManualRuntime();
    private final RateLimits limits = new RateLimits(runtime, NONE, Map.of());
    private final Pacer users = limits.pacer("users", Operation.BATCH_WRITE);
    private final Spender spender = new Spender(runtime, users);

    @Test
    void limitThatIsSetLaterHoldsForALaneThatIsOpen() {
        assertThat(users.isUnlimited()).isTrue();

        limits.change("users", Operation.BATCH_WRITE, new RateLimit.Fixed(10, 10));

        assertThat(users.isUnlimited()).isFalse();
        spender.spend(20);
        assertThat(spender.waits()).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.pacer("orders", Operation.BATCH_WRITE).isUnlimited()).isTrue();
        assertThat(limits.pacer("users", Operation.BATCH_GET).isUnlimited()).isTrue();
    }

    @Test
    void whatIsOwedIsPaidAtTheNewRate() {
        limits.change("users", Operation.BATCH_WRITE, new RateLimit.Fixed(1, 1));
        spender.spend(601);

        limits.change("users", Operation.BATCH_WRITE, new RateLimit.Fixed(100, 100));

        assertThat(spender.waits()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void limitThatEndsForgetsWhatIsOwed() {
        limits.change("users", Operation.BATCH_WRITE, new RateLimit.Fixed(1, 1));
        spender.spend(601);
        List<String> called = new ArrayList<>();
        assertThat(users.admit(() -> called.add("waiting"))).isNull();

        limits.change("users", Operation.BATCH_WRITE, null);
        assertThat(called).containsExactly("waiting");
        assertThat(users.isUnlimited()).isTrue();
        assertThat(limits.limits()).isEmpty();

        limits.change("users", Operation.BATCH_WRITE, new RateLimit.Fixed(10, 10));
        spender.spend(10);
        assertThat(spender.waits()).isZero();
    }

    @Test
    void adaptiveLimitGoesOnWithWhatItLearned() {
        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Adaptive(10, 1_000));
        users.signal(true);
        assertThat(rate()).isEqualTo(800);

        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Adaptive(10, 5_000));
        assertThat(rate()).isEqualTo(800);

        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Adaptive(10, 500));
        assertThat(rate()).isEqualTo(500);
    }

    @Test
    void debtsOutliveTheChangeFromFixedToAdaptiveAndBack() {
        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Fixed(100, 100));
        spender.spend(400);

        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Adaptive(10, 50));
        assertThat(users.admit(spender)).isNull();
        runtime.advance(Duration.ofSeconds(4));

        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Fixed(1_000, 1_000));
        assertThat(spender.waits()).as("100 units are owed").isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void limitOfReadsIsThatOfScansAsWell() {
        limits.change("users", Operation.SCAN, new RateLimit.Fixed(10, 10));

        assertThat(limits.pacer("users", Operation.BATCH_GET).isUnlimited()).isFalse();
        assertThat(limits.limits()).extracting(EngineSnapshot.Limit::operation).containsExactly(Operation.BATCH_GET);
    }

    @Test
    void eachChangeIsTold() {
        List<RateLimitChanged> told = new ArrayList<>();
        limits.listener(new BatchListener() {
            @Override
            public void rateLimitChanged(RateLimitChanged event) {
                told.add(event);
            }
        });

        limits.change("users", Operation.BATCH_WRITE, new RateLimit.Fixed(9, 9));
        limits.change("users", Operation.BATCH_WRITE, null);

        assertThat(told)
                .containsExactly(
                        new Events.RateLimitChanged("users", Operation.BATCH_WRITE, new RateLimit.Fixed(9, 9)),
                        new Events.RateLimitChanged("users", Operation.BATCH_WRITE, null));
    }

    @Test
    void limitsChangeWhileOthersSpend() throws InterruptedException {
        RateLimits limits = new RateLimits(new StillRuntime(), NONE, Map.of());
        Pacer users = limits.pacer("users", Operation.BATCH_WRITE);
        AtomicBoolean isOver = new AtomicBoolean();
        CountDownLatch spent = new CountDownLatch(2_000);
        ExecutorService spenders = Executors.newFixedThreadPool(2);
        for (int spender = 0; spender < 2; spender++) {
            spenders.execute(() -> {
                while (!isOver.get()) {
                    Pacer.Ticket ticket = users.admit(() -> {});
                    if (ticket != null) {
                        ticket.spend(1);
                    }
                    users.correct(-1);
                    users.signal(true);
                    spent.countDown();
                }
            });
        }
        for (int change = 0; spent.getCount() > 0 || change < 1_000; change++) {
            limits.change(
                    "users",
                    Operation.BATCH_WRITE,
                    switch (change % 3) {
                        case 0 -> new RateLimit.Fixed(10, 10);
                        case 1 -> new RateLimit.Adaptive(1, 10);
                        default -> null;
                    });
        }
        isOver.set(true);
        spenders.shutdown();
        assertThat(spenders.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        limits.change("users", Operation.BATCH_WRITE, null);
        limits.change("users", Operation.BATCH_WRITE, new RateLimit.Fixed(10, 10));
        Spender.ticket(users, () -> {}).spend(20);
        assertThat(users.admit(() -> {})).isNull();
    }

    private double rate() {
        EngineSnapshot.Limit limit = limits.limits().get(0);
        return limit.unitsPerSecond();
    }
}
