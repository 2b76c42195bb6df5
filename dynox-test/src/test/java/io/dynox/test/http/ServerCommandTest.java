package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as a process of its own. */
final class ServerCommandTest {

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void itServesTheTablesOfAnExportUntilItIsEnded(@TempDir Path folder) throws Exception {
        InMemoryDynamoDb.create()
                .createTable("users", Key.string("pk"))
                .seed("users", List.of(Map.of("pk", "a")))
                .export(folder);
        Process process = start("--port", "0", "--load", folder.toString());
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));

        assertThat(out.readLine()).isEqualTo("Loaded users: 1 items");
        String listening = out.readLine();
        assertThat(listening)
                .matches("Listening at http://127\\.0\\.0\\.1:\\d+ with any credentials; Ctrl\\+C ends it");
        int port = Integer.parseInt(listening.replaceAll(".*:(\\d+) .*", "$1"));
        try (RawClient client = new RawClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            String scan = RawClient.request("Scan", "{\"TableName\": \"users\"}");
            assertThat(client.send(scan).reply().body()).contains("\"Items\":[{\"pk\":{\"S\":\"a\"}}]");
        }
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2, --port, 'The argument --port needs a value', ",
        "2, --port, 'The port must be a number from 0 to 65535, but is ''x''', x",
        "2, --port, 'The port must be a number from 0 to 65535, but is ''65536''', 65536",
        "2, --frob, 'The argument ''--frob'' is unknown', ",
        "1, --load, 'The export missing can''t be read', missing",
        "1, --host, 'has no address', no-such-host.invalid",
        "0, --help, '--load DIR', ",
    })
    void whatItCannotDoItSays(int status, String argument, String message, String value) throws Exception {
        Process process = value == null ? start(argument) : start(argument, value);

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(status);
        assertThat(said).contains(message);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DynoxServer.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }
}
