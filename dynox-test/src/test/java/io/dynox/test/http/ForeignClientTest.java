package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A client of another language and of other authors. What it does stands in {@code foreign-client.js}. */
@EnabledIfSystemProperty(
        named = ForeignClientTest.MODULES,
        matches = ".+",
        disabledReason = "Install Node.js 20, @aws-sdk/client-dynamodb and @aws-sdk/client-dynamodb-streams, and set"
                + " -Ddynox.node.modules=path/to/node_modules to run this")
final class ForeignClientTest {

    static final String MODULES = "dynox.node.modules";

    @Test
    void theSdkForJavaScriptDoesEverything() throws Exception {
        Path script = Path.of(Objects.requireNonNull(getClass().getResource("foreign-client.js"))
                .toURI());
        try (DynoxServer server = InMemoryDynamoDb.create().serve(0)) {
            ProcessBuilder node = new ProcessBuilder(
                            "node", script.toString(), server.endpoint().toString())
                    .redirectErrorStream(true);
            node.environment()
                    .put(
                            "NODE_PATH",
                            Path.of(System.getProperty(MODULES))
                                    .toAbsolutePath()
                                    .toString());
            Process process = node.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(said).contains("done: tables", "done: streams", "done: deletion");
        }
    }
}
