package io.dynox.test.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two processes share a rate limit of 500 units a second through a real Redis, which is killed, restarted, frozen and
 * thawed while they write. Times are those that the processes report themselves.
 */
class SharedLimitRedisTest {

    private static final double RATE = 500;
    private static final double REQUEST = 25;
    private static final long TIMEOUT_MILLIS = 500;
    /** For a scheduler that lets a process wait. */
    private static final long PATIENCE_MILLIS = 700;

    private record State(long atMillis, long sent, boolean isUp, int instances, long leases) {}

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void twoProcessesKeepToOneRateWhateverHappensToTheStore() throws Exception {
        RedisServer redis = RedisServer.start();
        try (Instance one = new Instance(redis.port());
                Instance other = new Instance(redis.port())) {
            List<Instance> both = List.of(one, other);
            one.await("shares with the other", state -> state.isUp() && state.instances() == 2);
            other.await("shares with the other", state -> state.isUp() && state.instances() == 2);

            // ten seconds in which all is well
            long begin = one.last().atMillis() + 500;
            long end = begin + 10_000;
            awaitAll(both, end);
            assertThat(sent(both, begin, end)).as("units in 10 s").isBetween(RATE * 9.5, RATE * 10.5);
            assertThat(one.sent(begin, end)).as("the half of it").isBetween(RATE * 3.5, RATE * 6.5);
            assertThat(one.leases(begin, end)).as("a few calls a second").isLessThan(100);

            // an outage, and sharing again two seconds after its end
            long killed = one.last().atMillis();
            redis.kill();
            awaitAll(both, killed + 3_000);
            assertThat(both).noneMatch(instance -> instance.last().isUp());
            checkOutage(both, killed, killed + 3_000);
            redis.restart();
            checkSharesAgain(both, one.last().atMillis());

            // a store that holds its connections and doesn't answer
            long frozen = one.last().atMillis();
            redis.freeze();
            awaitAll(both, frozen + 3_000);
            assertThat(both).noneMatch(instance -> instance.last().isUp());
            checkOutage(both, frozen, frozen + 3_000);
            redis.thaw();
            checkSharesAgain(both, one.last().atMillis());

            // what the one leaves, the other takes
            other.kill();
            long alone = one.last().atMillis() + 5_000;
            one.await("has gone on alone", state -> state.atMillis() >= alone + 5_000);
            assertThat(one.sent(alone, alone + 5_000)).isBetween(RATE * 5 * 0.9, RATE * 5 * 1.1);
        } finally {
            redis.close();
        }
    }

    /** At most the rate, what was leased ahead, and a request each; and nobody stands still. */
    private static void checkOutage(List<Instance> instances, long begin, long end) {
        double seconds = (end - begin) / 1e3;
        assertThat(sent(instances, begin, end))
                .as("units in an outage")
                .isBetween(RATE * (seconds - 1.2), RATE * (seconds + 0.3 + 0.2) + 6 * REQUEST);
        for (Instance instance : instances) {
            // at its part of the rate an instance sends a request each 100 ms
            assertThat(instance.longestStall(begin, end)).isLessThan(TIMEOUT_MILLIS + 100 + PATIENCE_MILLIS);
        }
    }

    private static void checkSharesAgain(List<Instance> instances, long since) throws InterruptedException {
        for (Instance instance : instances) {
            State up = instance.await("shares again", State::isUp);
            assertThat(up.atMillis() - since).as("back after ms").isLessThan(2_000 + PATIENCE_MILLIS);
        }
        long settled = since + 3_000;
        awaitAll(instances, settled + 3_000);
        assertThat(sent(instances, settled, settled + 3_000))
                .as("units in 3 s afterwards")
                .isBetween(RATE * 2.6, RATE * 3.4);
    }

    private static void awaitAll(List<Instance> instances, long untilMillis) throws InterruptedException {
        for (Instance instance : instances) {
            instance.await("goes on", state -> state.atMillis() >= untilMillis);
        }
    }

    private static double sent(List<Instance> instances, long begin, long end) {
        return instances.stream()
                .mapToDouble(instance -> instance.sent(begin, end))
                .sum();
    }

    /** A process and what it reported. */
    private static final class Instance implements AutoCloseable {

        private final Process process;
        private final List<State> states = new ArrayList<>();
        private final List<String> otherLines = new ArrayList<>();

        Instance(int redisPort) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SharedLimitProcess.class.getName(),
                            "--shop.redis.host=127.0.0.1",
                            "--shop.redis.port=" + redisPort,
                            "--spring.application.name=shop",
                            "--dynox.rate-limit.write-units=" + (int) RATE,
                            "--dynox.rate-limit.burst=100",
                            "--dynox.tables.users.partition-key=pk")
                    .redirectErrorStream(true)
                    .start();
            Thread reader = new Thread(this::read, "reader of " + process.pid());
            reader.setDaemon(true);
            reader.start();
        }

        State last() {
            synchronized (states) {
                return states.get(states.size() - 1);
            }
        }

        /** Waits until the newest report fulfils a condition; the time limit of the test ends it otherwise. */
        State await(String what, Predicate<State> condition) throws InterruptedException {
            synchronized (states) {
                while (states.isEmpty() || !condition.test(states.get(states.size() - 1))) {
                    assertThat(process.isAlive()).as(what + ": " + otherLines).isTrue();
                    states.wait(1_000);
                }
                return states.get(states.size() - 1);
            }
        }

        double sent(long begin, long end) {
            return at(end).sent() - at(begin).sent();
        }

        long leases(long begin, long end) {
            return at(end).leases() - at(begin).leases();
        }

        long longestStall(long begin, long end) {
            long longest = 0;
            State moved = at(begin);
            synchronized (states) {
                for (State state : states) {
                    if (state.atMillis() > begin && state.atMillis() <= end) {
                        longest = Math.max(longest, state.atMillis() - moved.atMillis());
                        moved = state.sent() > moved.sent() ? state : moved;
                    }
                }
            }
            return longest;
        }

        void kill() {
            process.destroyForcibly();
        }

        @Override
        public void close() {
            kill();
        }

        private State at(long millis) {
            synchronized (states) {
                return states.stream()
                        .filter(state -> state.atMillis() <= millis)
                        .reduce((first, second) -> second)
                        .orElse(states.get(0));
            }
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    synchronized (states) {
                        add(line);
                        states.notifyAll();
                    }
                }
            } catch (IOException e) {
                // the process was killed
                return;
            }
        }

        private void add(String line) {
            List<String> words = List.of(line.split(" ", -1));
            if (words.size() == 6 && words.get(0).equals("STATE")) {
                states.add(new State(
                        Long.parseLong(words.get(1)),
                        Long.parseLong(words.get(2)),
                        words.get(3).equals("up"),
                        Integer.parseInt(words.get(4)),
                        Long.parseLong(words.get(5))));
            } else {
                otherLines.add(line);
            }
        }
    }
}
