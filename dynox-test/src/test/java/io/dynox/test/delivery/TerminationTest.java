package io.dynox.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/**
 * Ends a real process as a container does, with open writers and a read under way, ten times: it ends within its budget,
 * and its log holds the account of each writer.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminationTest {

    private static final Duration BUDGET = Duration.ofSeconds(2);

    /** What starting and ending the rest of a process may take on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(25);

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    /** The exit value of a process that was ended by force. */
    private static final int KILLED = 128 + 9;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @RepeatedTest(5)
    void withADeadEndpoint() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        checkEnd("http://127.0.0.1:" + port);
    }

    @RepeatedTest(5)
    void withAThrottledTable() throws Exception {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
        dynamo.createTable("users", Key.string("pk"));
        dynamo.faults().throttle(Long.MAX_VALUE);
        try (DynoxServer server = dynamo.serve(0)) {
            checkEnd(server.endpoint().toString());
        }
    }

    private void checkEnd(String endpoint) throws IOException, InterruptedException {
        Process process = start(endpoint);
        killAfter(process, LONGEST_START);
        List<String> log = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.add(line);
                if (line.contains(TerminatedProgram.READY)) {
                    // the process itself would close the stream that is read here
                    process.toHandle().destroy();
                    killAfter(process, BUDGET.plus(SLACK));
                }
            }
        }

        assertThat(process.waitFor())
                .as("it did not end by itself; its log:%n%s", String.join("\n", log))
                .isNotEqualTo(KILLED);
        assertThat(log)
                .filteredOn(line -> line.contains("did not write everything"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("accepted=100").contains("table 'users'"));
        assertThat(log).anyMatch(line -> line.contains("read ended: "));
        assertThat(log)
                .noneMatch(line -> line.contains("event executor terminated"))
                .noneMatch(line -> line.contains("RejectedExecutionException"));
    }

    /** A process that hangs ends, and so does its output, so that its log can be shown. */
    private static void killAfter(Process process, Duration limit) {
        CompletableFuture<?> unused = process.onExit()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> process.destroyForcibly());
    }

    private Process start(String endpoint) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TerminatedProgram.class.getName(),
                        "--dynox.endpoint=" + endpoint,
                        "--dynox.region=eu-west-1",
                        "--dynox.credentials.access-key=a",
                        "--dynox.credentials.secret-key=s",
                        "--dynox.tables.users.partition-key=pk",
                        "--dynox.client.shutdown-timeout=" + BUDGET.toMillis() + "ms")
                .redirectErrorStream(true)
                .start();
        processes.add(process);
        return process;
    }
}
