package io.dynox.internal.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.ItemWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AcceptTimesTest {

    private static final long RESOLUTION = 100_000_000;

    private final AcceptTimes times = new AcceptTimes();

    @Test
    void nothingIsOldWithoutWrites() {
        assertThat(times.oldestNanos(5)).isZero();
        times.look(5);
        assertThat(times.oldestNanos(RESOLUTION)).isZero();
    }

    @Test
    void ageIsThatOfTheOldestWriteThatIsLeft() {
        times.look(0);
        PendingWrite<String> first = enter();
        times.look(RESOLUTION);
        PendingWrite<String> second = enter();
        assertThat(times.oldestNanos(3 * RESOLUTION)).isEqualTo(3 * RESOLUTION);

        times.leave(first);
        assertThat(times.oldestNanos(3 * RESOLUTION)).isEqualTo(2 * RESOLUTION);

        times.leave(second);
        assertThat(times.oldestNanos(3 * RESOLUTION)).isZero();
    }

    @Test
    void oldestIsKnownWithinTheResolutionWhateverComesAndGoes() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            AcceptTimes each = new AcceptTimes();
            List<PendingWrite<String>> held = new ArrayList<>();
            List<Long> accepted = new ArrayList<>();
            long now = Long.MAX_VALUE - random.nextLong(10 * RESOLUTION);
            for (int step = 0; step < 500; step++) {
                now += random.nextLong(RESOLUTION / 2);
                each.look(now);
                if (held.isEmpty() || random.nextInt(100) < (step < 250 ? 60 : 40)) {
                    PendingWrite<String> write = write();
                    each.enter(write);
                    held.add(write);
                    accepted.add(now);
                } else {
                    int gone = random.nextInt(held.size());
                    each.leave(held.remove(gone));
                    accepted.remove(gone);
                }
                long at = now;
                long oldest =
                        accepted.stream().mapToLong(time -> at - time).max().orElse(0);
                assertThat(each.oldestNanos(now))
                        .as("seed " + seed + ", step " + step)
                        .isBetween(oldest, held.isEmpty() ? 0 : oldest + RESOLUTION);
            }
        }
    }

    private PendingWrite<String> enter() {
        PendingWrite<String> write = write();
        times.enter(write);
        return write;
    }

    private static PendingWrite<String> write() {
        return new PendingWrite<>(ItemWrite.Kind.PUT, "a=1", 3, 3);
    }
}
