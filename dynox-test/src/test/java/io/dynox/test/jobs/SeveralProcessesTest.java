package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.jobs.processes.ManagerProcess;
import io.dynox.test.jobs.processes.WorkerProcess;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A migration of 40,000 items by a manager and two workers, each a process, over a broker, a database for the jobs, and a DynamoDB
 * over HTTP; and what becomes of it when one of them dies.
 */
class SeveralProcessesTest {

    private static final int ITEMS = Integer.getInteger("dynox.processes.items", 40_000);
    private static final int PARTITIONS = 8;
    private static final int CHUNK = 500;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path logs;

    private final AtomicInteger writes = new AtomicInteger();
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().requestLog(0).build();
    private final List<Process> processes = new ArrayList<>();
    private DynoxServer server;
    private Server database;
    private JobStore store;
    private int brokerPort;

    @BeforeEach
    void start() throws Exception {
        dynamo.createTable("source", Key.number("id"))
                .createTable("target", Key.string("id"), Key.number("n"))
                .seed("source", items());
        // counts each write that is sent, and lets each request take so long that there is a middle
        dynamo.faults()
                .on("BatchWriteItem")
                .where(item -> {
                    writes.incrementAndGet();
                    return false;
                })
                .poison();
        dynamo.faults().on("BatchWriteItem").latency(Duration.ofMillis(60));
        server = dynamo.serve(0);
        database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        store = JobStore.create(
                "jdbc:h2:tcp://localhost:" + database.getPort() + "/mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (ServerSocket free = new ServerSocket(0)) {
            brokerPort = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        server.close();
        database.stop();
    }

    @Test
    void aKilledWorkerCostsAChunkOfEachOfItsPartitions() throws Exception {
        Process manager = manager();
        Process worker = worker();
        worker();

        untilWritten(ITEMS / 4);
        worker.destroyForcibly();

        assertThat(end(manager)).as(logs()).isZero();
        everythingIsCopied(2 * CHUNK);
    }

    @Test
    void aWorkerThatIsToldToEndHandsItsPartitionsBack() throws Exception {
        Process manager = manager();
        Process worker = worker();
        worker();

        untilWritten(ITEMS / 4);
        worker.destroy();

        assertThat(end(worker)).isEqualTo(143);
        assertThat(end(manager)).as(logs()).isZero();
        everythingIsCopied(0);
    }

    @Test
    void aWorkerThatWakesUpAsAZombieRepeatsAChunkOfEachPartitionAtMost() throws Exception {
        Process manager = manager();
        Process worker = worker();
        worker();

        untilWritten(ITEMS / 4);
        signal("STOP", worker);
        untilAFrozenPartitionMoves();
        signal("CONT", worker);

        assertThat(end(manager)).as(logs()).isZero();
        everythingIsCopied(PARTITIONS * CHUNK);
    }

    @Test
    void aKilledManagerIsStartedAgainAndGoesOn() throws Exception {
        Process manager = manager();
        worker();
        worker();

        untilWritten(ITEMS / 4);
        manager.destroyForcibly().waitFor();
        Process again = manager();

        assertThat(end(again)).as(logs()).isZero();
        everythingIsCopied(PARTITIONS * CHUNK);
    }

    private void everythingIsCopied(int mostRepeated) {
        Set<String> copied = new HashSet<>();
        for (Map<String, AttributeValue> item : dynamo.items("target")) {
            copied.add(item.get("n").n() + "=" + item.get("id").s());
        }
        Set<String> expected = new HashSet<>();
        IntStream.range(0, ITEMS).forEach(n -> expected.add(n + "=name " + n));
        assertThat(copied).isEqualTo(expected);
        assertThat(writes.get() - ITEMS).as("writes that were repeated").isBetween(0, mostRepeated);
    }

    private void untilWritten(int items) {
        await().atMost(LIMIT).until(() -> dynamo.itemCount("target") >= items);
    }

    /** Another worker has taken over a partition of the frozen one when its execution is saved again. */
    private void untilAFrozenPartitionMoves() {
        Map<Long, Integer> before = versions();
        AtomicInteger looks = new AtomicInteger();
        // those that still stand where they stood after all others were saved several times
        Map<Long, Integer> frozen = new HashMap<>(before);
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).until(() -> {
            frozen.entrySet()
                    .removeIf(entry -> !entry.getValue().equals(versions().get(entry.getKey())));
            return looks.incrementAndGet() == 6;
        });
        await().atMost(LIMIT)
                .until(() -> frozen.entrySet().stream()
                        .anyMatch(entry -> !entry.getValue().equals(versions().get(entry.getKey()))));
    }

    private Map<Long, Integer> versions() {
        JobExecution job = store.repository().getLastJobExecution("copy", new JobParameters());
        Map<Long, Integer> versions = new HashMap<>();
        for (StepExecution step : job.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.STARTED && step.getStepName().contains(":")) {
                versions.put(step.getId(), step.getVersion());
            }
        }
        return versions;
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("ends within %s", LIMIT)
                .isTrue();
        return process.exitValue();
    }

    private static void signal(String signal, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Process manager() throws IOException {
        return process(ManagerProcess.class);
    }

    private Process worker() throws IOException {
        return process(WorkerProcess.class);
    }

    private Process process(Class<?> main) throws IOException {
        String broker = "tcp://localhost:" + brokerPort;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dtest.dynamo=" + server.endpoint(),
                        "-Dtest.store=" + store.url(),
                        "-Dtest.acceptor=" + broker,
                        "-Dtest.broker=" + broker
                                + "?consumerWindowSize=0&connectionTTL=5000&clientFailureCheckPeriod=2000",
                        "-Dtest.partitions=" + PARTITIONS,
                        "-Dtest.chunk=" + CHUNK,
                        main.getName())
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(processes.size() + "-" + main.getSimpleName() + ".log")
                        .toFile())
                .start();
        processes.add(process);
        return process;
    }

    /** The ends of the processes' logs. */
    private String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (File file : logs.toFile().listFiles()) {
            List<String> lines = Files.readAllLines(file.toPath());
            text.append("\n== ").append(file.getName()).append('\n');
            lines.stream()
                    .skip(Math.max(0, lines.size() - 40))
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    private static List<Map<String, Object>> items() {
        return IntStream.range(0, ITEMS)
                .<Map<String, Object>>mapToObj(n -> Map.of("id", n, "name", "name " + n))
                .toList();
    }
}
