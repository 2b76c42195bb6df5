package io.dynox.sample.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profiles of the jobs, each process as the README starts it, with a part of the cities. */
class JobProfilesTest {

    private static final int ROWS = 20_000;
    private static final String COPIED =
            "Copied the cities to table 'cities-by-name': it holds 19,926 of 19,926 items.";
    private static final String COMPARED = "A sample of 1000 writes from table 'cities' is what the target has";
    private static final Pattern PARTITIONS_DONE = Pattern.compile("(\\d+) of 32 partitions");
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    Path logs;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void migrateCopiesTheCitiesUnderABarAndEnds() throws Exception {
        Process migrate = start("migrate", List.of("--sample.rows=" + ROWS));

        assertThat(exitOf("migrate", migrate)).as(log("migrate")).isZero();
        assertThat(log("migrate")).contains("Copying 100%", "32 of 32 partitions", COMPARED, COPIED);
    }

    @Test
    void aWorkerThatIsKilledCostsNoCity() throws Exception {
        List<String> ports = List.of(
                "--sample.jobs.dynamo-port=" + freePort(),
                "--sample.jobs.database-port=" + freePort(),
                "--sample.jobs.broker-port=" + freePort());
        List<String> manages = new ArrayList<>(ports);
        manages.add("--sample.rows=" + ROWS);
        Process manager = start("manager", manages);
        Process killed = start("worker-1", ports);
        Process other = start("worker-2", ports);

        // both work, and the job is in its middle
        await().atMost(LIMIT)
                .until(() -> log("worker-1").contains("Executing step")
                        && log("worker-2").contains("Executing step")
                        && partitionsDone() >= 4);
        int doneBefore = partitionsDone();
        killed.destroyForcibly();

        assertThat(exitOf("worker-1", killed)).isEqualTo(137);
        assertThat(exitOf("manager", manager)).as(log("manager")).isZero();
        assertThat(doneBefore).as("the job was not over").isLessThan(32);
        assertThat(log("manager")).contains(COMPARED, COPIED);
        // without the manager there is nothing to do
        assertThat(exitOf("worker-2", other)).as(log("worker-2")).isZero();
    }

    private int partitionsDone() throws IOException {
        int done = 0;
        Matcher states = PARTITIONS_DONE.matcher(log("manager"));
        while (states.find()) {
            done = Integer.parseInt(states.group(1));
        }
        return done;
    }

    private Process start(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.dynox.sample.SampleApplication",
                "--spring.profiles.active=" + name.replaceAll("-\\d", "")));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name).toFile())
                .start();
        processes.add(process);
        return process;
    }

    private String log(String name) throws IOException {
        return Files.readString(logs.resolve(name));
    }

    private int exitOf(String name, Process process) throws Exception {
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            // what its threads wait for, in its log
            new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor(2, TimeUnit.SECONDS);
        }
        assertThat(ended).as("%s ends within %s%n%s", name, LIMIT, log(name)).isTrue();
        return process.exitValue();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
