package io.dynox.test.rate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Redis of a test's own on the loopback address, which can be killed, stopped, continued and started again. */
final class RedisServer {

    private final int port;
    private final Path folder;
    private Process process;

    private RedisServer(int port, Path folder) {
        this.port = port;
        this.folder = folder;
        this.process = begin();
    }

    /** Starts a server; skips the test with a message where {@code redis-server} isn't installed. */
    static RedisServer start() {
        boolean isInstalled = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "redis-server")));
        assumeTrue(isInstalled, "redis-server is not installed");
        try {
            return new RedisServer(freePort(), Files.createTempDirectory("redis"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** A client with the settings that {@code docs/rate-limiting.md} recommends. */
    static RedisClient client(int port) {
        RedisClient client = RedisClient.create(RedisURI.Builder.redis("127.0.0.1", port)
                .withTimeout(Duration.ofSeconds(10))
                .build());
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        return client;
    }

    int port() {
        return port;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Redis lives on");
        }
    }

    void restart() {
        process = begin();
    }

    /** {@code SIGSTOP}: connections stay, and nothing answers. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Kills the server, and removes its folder. */
    void close() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(folder);
    }

    private void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("kill " + signal + " failed");
        }
    }

    private Process begin() {
        try {
            Process started = new ProcessBuilder(
                            "redis-server",
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no",
                            "--dir",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            for (int attempt = 0; attempt < 1_000; attempt++) {
                try {
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                    return started;
                } catch (IOException e) {
                    if (started.waitFor(10, TimeUnit.MILLISECONDS)) {
                        throw new IllegalStateException("Redis ended with " + started.exitValue(), e);
                    }
                }
            }
            started.destroyForcibly();
            throw new IllegalStateException("Redis does not listen on port " + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
