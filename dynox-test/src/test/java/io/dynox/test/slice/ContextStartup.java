package io.dynox.test.slice;

import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/**
 * Measures what a {@code @DynoxTest} context costs over a Spring Boot test context without anything in it, once both are warm. As a
 * measurement it runs only when it is named; the command stands in docs/testing.md.
 */
class ContextStartup {

    private static final int WARM_UP = 20;
    private static final int RUNS = 41;

    @Test
    void aWarmContextTakesAtMost400MillisecondsMore() {
        Duration firstBare = start(Bare.class);
        Duration firstDynox = start(WithDynox.class);
        for (int i = 0; i < WARM_UP; i++) {
            start(Bare.class);
            start(WithDynox.class);
        }
        long[] bare = new long[RUNS];
        long[] dynox = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            bare[i] = start(Bare.class).toMillis();
            dynox[i] = start(WithDynox.class).toMillis();
        }
        System.out.printf(
                "first:  bare %d ms, @DynoxTest %d ms%nwarm:   bare %d ms, @DynoxTest %d ms (medians of %d), %d ms more%n",
                firstBare.toMillis(),
                firstDynox.toMillis(),
                median(bare),
                median(dynox),
                RUNS,
                median(dynox) - median(bare));
    }

    private static Duration start(Class<?> testClass) {
        long start = System.nanoTime();
        TestContext context = new TestContextManager(testClass).getTestContext();
        context.getApplicationContext();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        return taken;
    }

    private static long median(long[] millis) {
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    @SpringBootTest(classes = Bare.Nothing.class)
    static class Bare {
        @Configuration
        static class Nothing {}
    }

    @DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
    @ContextConfiguration(classes = Bare.Nothing.class)
    static class WithDynox {}
}
