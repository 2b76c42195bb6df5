package io.dynox.internal.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.rate.RateLimit;
import io.dynox.rate.SharingOptions;
import io.dynox.rate.SharingOptions.OnFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** One limit of 1,000 units a second and a store that a test answers for. */
class LeasedSupplyTest {

    private static final RateLimit.Fixed LIMIT = new RateLimit.Fixed(1_000, 1_000);

    private final ManualRuntime runtime = new ManualRuntime();
    private final AskedBucket bucket = new AskedBucket();
    private final List<String> events = new ArrayList<>();
    private long millis = 1_000_000;
    private LimitPacer pacer = pacer(SharingOptions.DEFAULT, LIMIT);
    private Spender spender = new Spender(runtime, pacer);

    @Test
    void firstRequestGoesAtOnceAndTheNextWaitsForTheLease() {
        spender.spend(25);
        assertThat(pacer.admit(spender)).isNull();

        assertThat(bucket.calls)
                .singleElement()
                .extracting(AskedBucket.Call::units)
                .isEqualTo(200L);
        last().grant();

        assertThat(spender.waits()).isZero();
    }

    @Test
    void leaseIsSharedByTheInstancesThatWereSeen() {
        spender.spend(25);
        last().grant(Duration.ZERO, LIMIT, 4);
        for (int i = 0; i < 7; i++) {
            spender.spend(25);
        }

        assertThat(bucket.calls).hasSize(2);
        assertThat(last().units()).isEqualTo(50);
    }

    @Test
    void nextLeaseIsFetchedWhenHalfOfOneIsLeft() {
        spender.spend(25);
        last().grant();
        spender.spend(50);
        assertThat(bucket.calls).hasSize(1);

        spender.spend(50);

        assertThat(bucket.calls).hasSize(2);
        spender.spend(25);
        assertThat(bucket.calls).as("one at a time").hasSize(2);
    }

    @Test
    void unitsAreUsableWhenTheStoreSays() {
        spender.spend(25);
        last().grant(Duration.ofMillis(300), LIMIT, 2);

        assertThat(spender.waits()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void leaseCoversTheDebtOfALargeRequest() {
        spender.spend(5_000);

        assertThat(last().units()).isEqualTo(5_000);
    }

    @Test
    void largeRequestOfOnceDoesNotMakeLeasesLargeForEver() {
        spender.spend(5_000);
        grantAll();
        for (int i = 0; i < 400; i++) {
            spender.waits();
            spender.spend(25);
            grantAll();
        }

        assertThat(last().units()).isEqualTo(200);
    }

    @Test
    void storeThatDoesNotAnswerIsDownAfterItsTimeAndTheLimitIsALocalOne() {
        spender.spend(25);

        assertThat(spender.waits()).isEqualTo(Duration.ofMillis(525));
        assertThat(sharing().isUp()).isFalse();
        assertThat(sharing().failure()).contains("500 ms").contains("dynox.rate-limit.shared.timeout");
        assertThat(events).containsExactly("LATE");
    }

    @Test
    void localRateIsThatOfOneOfTheInstancesThatWereSeen() {
        spender.spend(25);
        last().grant(Duration.ZERO, LIMIT, 4);
        spender.spend(175);
        last().answer().completeExceptionally(new IllegalStateException("gone"));

        spender.spend(250);

        assertThat(spender.waits()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void localRateIsTheConfiguredShare() {
        begin(SharingOptions.builder().share(0.1).build(), LIMIT);
        spender.spend(100);
        last().answer().completeExceptionally(new IllegalStateException("gone"));

        assertThat(spender.waits()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void nothingIsLimitedWithUnlimited() {
        begin(SharingOptions.builder().onFailure(OnFailure.UNLIMITED).build(), LIMIT);
        spender.spend(25);
        last().answer().completeExceptionally(new IllegalStateException("gone"));

        spender.spend(100_000);

        assertThat(spender.waits()).isZero();
    }

    @Test
    void everythingWaitsWithStopUntilTheStoreAnswers() {
        begin(SharingOptions.builder().onFailure(OnFailure.STOP).build(), LIMIT);
        spender.spend(25);
        last().answer().completeExceptionally(new IllegalStateException("gone"));
        List<String> called = new ArrayList<>();
        assertThat(pacer.admit(() -> called.add("opened"))).isNull();
        for (int probe = 0; probe < 20; probe++) {
            runtime.advance(Duration.ofMillis(200));
            last().answer().completeExceptionally(new IllegalStateException("gone"));
        }
        assertThat(called).isEmpty();

        recover();
        last().grant();

        assertThat(called).containsExactly("opened");
    }

    @Test
    void storeIsTrustedAgainAfterTwoAnswersInARow() {
        spender.spend(25);
        last().answer().completeExceptionally(new IllegalStateException("gone"));
        runtime.advance(Duration.ofMillis(200));
        assertThat(last().units()).as("a probe").isOne();
        last().grant();
        assertThat(sharing().isUp()).isFalse();

        runtime.advance(Duration.ofMillis(200));
        last().grant();

        assertThat(sharing().isUp()).isTrue();
        assertThat(sharing().down()).isNull();
    }

    @Test
    void lateLeaseIsGivenBack() {
        spender.spend(25);
        AskedBucket.Call late = last();
        runtime.advance(Duration.ofMillis(500));

        late.grant();

        assertThat(bucket.returned).containsExactly(200L);
        assertThat(sharing().isUp()).isFalse();
    }

    @Test
    void unspentUnitsAreGivenBackAfterASecondWithoutRequests() {
        spender.spend(25);
        last().grant();
        runtime.advance(Duration.ofMillis(999));
        assertThat(bucket.returned).isEmpty();

        runtime.advance(Duration.ofMillis(1));

        assertThat(bucket.returned).containsExactly(175L);
        assertThat(sharing().unitsReturned()).isEqualTo(175);
        assertThat(runtime.scheduled()).as("nothing more is to do").isZero();
    }

    @Test
    void endGivesBackWhatIsNotUsableYetAsWell() {
        spender.spend(25);
        last().grant();
        spender.spend(100);
        last().grant(Duration.ofSeconds(1), LIMIT, 1);

        pacer.end();

        assertThat(bucket.returned).containsExactly(275L);
    }

    @Test
    void returnThatFailsShowsThatTheStoreIsDown() {
        bucket.returnAnswer = CompletableFuture.failedFuture(new IllegalStateException("gone"));
        spender.spend(25);
        last().grant();

        runtime.advance(Duration.ofSeconds(1));

        assertThat(sharing().isUp()).isFalse();
        assertThat(sharing().unitsReturned()).isZero();
    }

    @Test
    void waitThatNoHonestDebtExplainsIsAFailure() {
        spender.spend(25);

        last().grant(Duration.ofDays(1), LIMIT, 1);

        assertThat(sharing().isUp()).isFalse();
    }

    @Test
    void storeThatGrantsEverythingGrantsNoMoreThanTheWholeRate() {
        long granted = 0;
        long begun = runtime.nanoTime();
        while (runtime.nanoTime() - begun < 10_000_000_000L) {
            spender.waits();
            spender.spend(100);
            granted += 100;
            grantAll();
        }

        assertThat(granted).isBetween(10_000L, 11_500L);
    }

    @Test
    void changeReachesTheStoreAtOnceWithAHigherVersion() {
        spender.spend(25);
        last().grant();
        long before = last().terms().version();

        pacer.change(new RateLimit.Fixed(10, 10));

        assertThat(last().terms().limit()).isEqualTo(new RateLimit.Fixed(10, 10));
        assertThat(last().terms().version()).isGreaterThan(before);
        millis -= 10_000;
        pacer.change(new RateLimit.Fixed(20, 20));
        last().grant();
        assertThat(last().terms().version()).as("though the clock went back").isGreaterThan(before + 1);
    }

    @Test
    void changeOfAnotherInstanceIsLearned() {
        spender.spend(25);

        last().grant(Duration.ZERO, new RateLimit.Fixed(100, 100), 1);

        assertThat(pacer.unitsPerSecond()).isEqualTo(100);
    }

    @Test
    void adaptiveRateBeginsWithWhatOthersFoundAndTeachesWhatItFinds() {
        begin(SharingOptions.DEFAULT, new RateLimit.Adaptive(100, 1_000));
        spender.spend(25);
        assertThat(last().terms().version()).as("replaces nothing").isZero();
        last().grant(Duration.ZERO, new RateLimit.Fixed(500, 500), 2);
        assertThat(pacer.unitsPerSecond()).isEqualTo(500);
        pacer.signal(true);
        assertThat(pacer.unitsPerSecond())
                .as("the other instance lowered it for the same reason")
                .isEqualTo(500);

        runtime.advance(Duration.ofMillis(200));
        pacer.signal(true);

        assertThat(pacer.unitsPerSecond()).isEqualTo(400);
        assertThat(last().terms().limit().unitsPerSecond()).isEqualTo(400);
        assertThat(last().terms().version())
                .as("ahead of raises that know nothing of it")
                .isGreaterThan(millis);
    }

    private void grantAll() {
        while (!last().answer().isDone()) {
            last().grant();
        }
    }

    private void recover() {
        for (int probe = 0; probe < 2; probe++) {
            runtime.advance(Duration.ofMillis(200));
            last().grant();
        }
    }

    private void begin(SharingOptions options, RateLimit limit) {
        bucket.calls.clear();
        pacer = pacer(options, limit);
        spender = new Spender(runtime, pacer);
    }

    private LimitPacer pacer(SharingOptions options, RateLimit limit) {
        SharedStore store = new SharedStore(name -> bucket, options, () -> millis);
        BatchListener listener = new BatchListener() {
            @Override
            public void leaseEnded(LeaseEnded event) {
                events.add(event.outcome().name());
            }
        };
        return LimitPacer.shared(
                runtime, limit, new LeaseDesk(store, "write", null, Operation.BATCH_WRITE, runtime, () -> listener));
    }

    private AskedBucket.Call last() {
        return bucket.calls.get(bucket.calls.size() - 1);
    }

    private EngineSnapshot.Sharing sharing() {
        EngineSnapshot.Sharing sharing = pacer.sharing();
        if (sharing == null) {
            throw new IllegalStateException("not shared");
        }
        return sharing;
    }
}
