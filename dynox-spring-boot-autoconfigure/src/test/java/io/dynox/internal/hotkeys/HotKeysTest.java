package io.dynox.internal.hotkeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.HotKey;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.HotKeyOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HotKeysTest {

    private static final HotKeyOptions OPTIONS = HotKeyOptions.builder()
            .trackedKeys(20)
            .window(Duration.ofSeconds(10))
            .writesPerSecond(100)
            .readsPerSecond(300)
            .showKeys(true)
            .build();

    private final AtomicLong now = new AtomicLong();
    private final List<HotKey> found = new CopyOnWriteArrayList<>();
    private final BatchListener listener = new BatchListener() {
        @Override
        public void hotKeyFound(HotKey event) {
            found.add(event);
        }
    };
    private final HotKeys hotKeys = new HotKeys(OPTIONS, now::get, Object::toString, listener);

    @Test
    void keyThatGetsTooManyWritesIsFound() {
        seconds(60, Operation.BATCH_WRITE, 120, "HOT");

        assertThat(found).isNotEmpty().allSatisfy(key -> {
            assertThat(key.table()).isEqualTo("users");
            assertThat(key.operation()).isEqualTo(Operation.BATCH_WRITE);
            assertThat(key.key()).isEqualTo("HOT");
            assertThat(key.perSecond()).isBetween(100.0, 125.0);
        });
    }

    @Test
    void keyBelowTheLimitIsNotFound() {
        seconds(60, Operation.BATCH_WRITE, 90, "WARM");
        seconds(60, Operation.BATCH_GET, 290, "READ");

        assertThat(found).isEmpty();
    }

    @Test
    void burstIsNoHotKey() {
        seconds(1, Operation.BATCH_WRITE, 1_000, "BURST");

        assertThat(found).isEmpty();
    }

    @Test
    void manyKeysTogetherMakeNoneHot() {
        for (int second = 0; second < 60; second++) {
            hotKeys.sent(
                    "users",
                    Operation.BATCH_WRITE,
                    IntStream.range(0, 2_000)
                            .<Object>mapToObj(key -> "USER#" + key)
                            .toList());
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(found).isEmpty();
    }

    @Test
    void keyThatStaysHotIsToldOnceAMinute() {
        seconds(200, Operation.BATCH_WRITE, 200, "HOT");

        assertThat(found).hasSize(4);
    }

    @Test
    void warningIsLoggedOnceAMinuteForATable(CapturedOutput output) {
        for (int second = 0; second < 40; second++) {
            hotKeys.sent("users", Operation.BATCH_WRITE, Collections.nCopies(200, "ONE"));
            hotKeys.sent("users", Operation.BATCH_WRITE, Collections.nCopies(200, "TWO"));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(found).extracting(HotKey::key).containsExactlyInAnyOrder("ONE", "TWO");
        assertThat(output.getAll().split("is hot", -1)).hasSize(2);
        assertThat(output).contains("table 'users'").contains("1,000 write units a second");
    }

    @Test
    void keyIsHashedUnlessItMayBeShown(CapturedOutput output) {
        HotKeys hashing = new HotKeys(HotKeyOptions.DEFAULT, now::get, Object::toString, listener);
        for (int second = 0; second < 60; second++) {
            hashing.sent("users", Operation.BATCH_WRITE, Collections.nCopies(600, "USER#1"));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        // printf %s 'USER#1' | sha256sum | cut -c1-12
        assertThat(found).extracting(HotKey::key).containsOnly("sha256:3c2263ab8ba2");
        assertThat(hashing.top()).extracting(HotKey::key).containsOnly("sha256:3c2263ab8ba2");
        assertThat(output).contains("sha256:3c2263ab8ba2").doesNotContain("USER#1");
    }

    @Test
    void topShowsTheMostFrequentKeysOfEachTable() {
        for (int second = 0; second < 30; second++) {
            hotKeys.sent("users", Operation.BATCH_GET, Collections.nCopies(10, "A"));
            hotKeys.sent("users", Operation.BATCH_GET, Collections.nCopies(20, "B"));
            hotKeys.sent("orders", Operation.BATCH_WRITE, Collections.nCopies(5, "C"));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        List<HotKey> top = hotKeys.top();
        assertThat(top.stream().filter(key -> key.table().equals("users")))
                .extracting(HotKey::key)
                .containsExactly("B", "A");
        assertThat(top).extracting(HotKey::key).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void tablesAreForgottenBeforeTheyFillTheMemory() {
        for (int table = 0; table < 1_000; table++) {
            hotKeys.sent("t" + table, Operation.BATCH_WRITE, List.of("A"));
        }

        assertThat(hotKeys.top()).hasSize(256).extracting(HotKey::table).contains("t999");
    }

    @Test
    void nothingIsLostWhenSeveralThreadsCount() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int thread = 0; thread < 4; thread++) {
            threads.execute(() -> {
                for (int i = 0; i < 2_500; i++) {
                    hotKeys.sent("users", Operation.BATCH_WRITE, List.of("A"));
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(hotKeys.top().get(0).perSecond()).isEqualTo(10_000 * Math.log(2) / 10, Offset.offset(0.001));
    }

    private void seconds(int seconds, Operation operation, int perSecond, String key) {
        for (int second = 0; second < seconds; second++) {
            for (int part = 0; part < 10; part++) {
                hotKeys.sent("users", operation, Collections.nCopies(perSecond / 10, key));
                now.addAndGet(Duration.ofMillis(100).toNanos());
            }
        }
    }
}
