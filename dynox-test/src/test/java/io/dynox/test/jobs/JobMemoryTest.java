package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.jobs.processes.LocalProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration by a process whose heap holds a small part of what passes through it. A million items:
 * {@code -Ddynox.memory.items=1000000}.
 */
class JobMemoryTest {

    private static final int ITEMS = Integer.getInteger("dynox.memory.items", 100_000);
    private static final String HEAP = System.getProperty("dynox.memory.heap", "128m");
    private static final String TEXT = "x".repeat(1_000);

    @TempDir
    Path logs;

    @Test
    void itNeedsNoMoreMemoryForMoreItems() throws Exception {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().requestLog(0).build();
        dynamo.createTable("source", Key.number("id")).createTable("target", Key.string("id"), Key.number("n"));
        for (int n = 0; n < ITEMS; n++) {
            dynamo.seed("source", List.of(Map.of("id", n, "name", TEXT + n)));
        }
        try (DynoxServer server = dynamo.serve(0)) {
            Path log = logs.resolve("job.log");
            Process job = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + HEAP,
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-Dtest.dynamo=" + server.endpoint(),
                            "-Dtest.partitions=8",
                            "-Dtest.chunk=1600",
                            LocalProcess.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                assertThat(job.waitFor(10, TimeUnit.MINUTES)).isTrue();
                assertThat(job.exitValue()).as(Files.readString(log)).isZero();
            } finally {
                job.destroyForcibly().waitFor();
            }
        }
        assertThat(dynamo.itemCount("target")).isEqualTo(ITEMS);
    }
}
