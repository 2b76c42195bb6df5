package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchGetException;
import io.dynox.BatchWriteException;
import io.dynox.SyncBatchOperations;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.DynoxProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** No region, an endpoint at which nothing listens, and credentials that stay secret. */
@ExtendWith(OutputCaptureExtension.class)
class WrongConnectionTest {

    private static final String ACCESS_KEY = "AKIDEXAMPLE";
    private static final String SECRET_KEY = "wJalrXUtnFEMI";

    @Test
    void withoutARegionTheStartStopsAndSaysWhatToSet(CapturedOutput output) {
        assertThat(catchThrowableOfType(
                        RuntimeException.class,
                        () -> new SpringApplication(Starter.class)
                                .run(
                                        "--spring.main.web-application-type=none",
                                        "--dynox.credentials.access-key=a",
                                        "--dynox.credentials.secret-key=" + SECRET_KEY)))
                .isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START", "dynox.region=eu-central-1", "@DynoxTest");
        assertThat(output).doesNotContain(SECRET_KEY);
    }

    @Test
    void anEndpointAtWhichNothingListensIsNamed(CapturedOutput output) throws IOException {
        String endpoint = "localhost:" + freePort();
        connectedTo("http://" + endpoint).run(started -> {
            SyncBatchOperations dynox = started.getBean(SyncBatchOperations.class);

            BatchWriteException write = catchThrowableOfType(
                    BatchWriteException.class, () -> dynox.batchWrite("users", Users.users(30), List.of()));
            BatchGetException get =
                    catchThrowableOfType(BatchGetException.class, () -> dynox.batchGet("users", Users.keys(3)));

            assertThat(write).hasMessageContainingAll("30 of 30 writes", endpoint, "dynox.endpoint");
            assertThat(get).hasMessageContainingAll("users", "3");
            assertThat(write.toString() + get + output).doesNotContain(SECRET_KEY);
        });
    }

    @Test
    void aSecretInAnEndpointIsRefusedAndNotRepeated(CapturedOutput output) {
        connectedTo("http://user:" + SECRET_KEY + "@localhost:8000").run(started -> {
            assertThat(started).hasFailed();
            assertThat(started.getStartupFailure())
                    .rootCause()
                    .hasMessageContainingAll("dynox.endpoint", "dynox.credentials")
                    .hasMessageNotContaining(SECRET_KEY);
            assertThat(output).doesNotContain(SECRET_KEY);
        });
    }

    @Test
    void settingsShowNoSecret() {
        connectedTo("http://localhost:1").run(started -> {
            DynoxProperties properties = started.getBean(DynoxProperties.class);

            assertThat(properties.toString()).doesNotContain(SECRET_KEY).doesNotContain(ACCESS_KEY);
        });
    }

    private static ApplicationContextRunner connectedTo(String endpoint) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
                .withPropertyValues(
                        "dynox.endpoint=" + endpoint,
                        "dynox.region=eu-central-1",
                        "dynox.credentials.access-key=" + ACCESS_KEY,
                        "dynox.credentials.secret-key=" + SECRET_KEY,
                        "dynox.tables.users.partition-key=pk",
                        "dynox.tables.users.sort-key=sk",
                        // the SDK's pool now and then forgets a request whose connection was refused
                        "dynox.http.acquire-timeout=1s",
                        "dynox.retry.max-attempts=3",
                        "dynox.retry.base-delay=1ms",
                        "dynox.retry.max-delay=2ms");
    }

    /** A port that was free a moment ago. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ImportAutoConfiguration(DynoxAutoConfiguration.class)
    static final class Starter {}
}
