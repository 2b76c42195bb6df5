package io.dynox.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.OperationKind;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.ProvesProperty;
import io.dynox.event.CallerContext;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.logging.MdcContext;
import io.dynox.internal.logging.OperationLog;
import io.dynox.internal.report.Events;
import io.dynox.observation.PendingClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

@ExtendWith(OutputCaptureExtension.class)
class DynoxLoggingAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxLoggingAutoConfiguration.class));

    @Test
    @ProvesProperty("dynox.logging.slow-threshold")
    void propertySetsWhatIsSlow(CapturedOutput output) {
        runner.withPropertyValues("dynox.logging.slow-threshold=2s").run(context -> {
            context.getBean(OperationLog.class).operationEnded(ended(Duration.ofMillis(1_999)));
            assertThat(output).doesNotContain("was slow");

            context.getBean(OperationLog.class).operationEnded(ended(Duration.ofMillis(2_001)));
            assertThat(output).contains("was slow, it took 2001 ms");
        });
    }

    @Test
    void nothingIsSlowByDefault(CapturedOutput output) {
        runner.run(context -> {
            context.getBean(OperationLog.class).operationEnded(ended(Duration.ofDays(1)));

            assertThat(output).doesNotContain("was slow");
        });
    }

    @Test
    void thresholdOfZeroStopsTheStart() {
        runner.withPropertyValues("dynox.logging.slow-threshold=0s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("dynox.logging.slow-threshold")
                        .hasMessageContaining("must be above zero"));
    }

    @Test
    void diagnosticContextAndOwnContextsReachTheOperations() {
        PendingClient client = new PendingClient();
        ThreadLocal<String> own = new ThreadLocal<>();
        CallerContext context = () -> {
            String captured = own.get();
            return task -> {
                own.set(captured);
                task.run();
                own.remove();
            };
        };
        runner.withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
                .withPropertyValues("dynox.tables.users.partition-key=pk")
                .withBean(DynamoDbAsyncClient.class, () -> client)
                .withBean("own", CallerContext.class, () -> context)
                .run(application -> {
                    own.set("mine");
                    MDC.put("correlation", "4711");
                    CompletableFuture<String> seen = application
                            .getBean(BatchOperations.class)
                            .batchGet("users", List.of(Map.of("pk", "a")))
                            .thenApply(read -> own.get() + " " + MDC.get("correlation"));
                    MDC.clear();
                    own.remove();
                    client.get().answer(PendingClient::nothing);

                    assertThat(seen.join()).isEqualTo("mine 4711");
                });
    }

    @Test
    void propertyTurnsItOffWithAllOfDynox() {
        runner.withPropertyValues("dynox.enabled=false")
                .run(context ->
                        assertThat(context).doesNotHaveBean(OperationLog.class).doesNotHaveBean(MdcContext.class));
    }

    private static OperationEnded ended(Duration elapsed) {
        return new Events.OperationEnded(
                "users", OperationKind.WRITE, elapsed, 1, 0, 1, new Counts.Writes(1, 0, 0, 0), null);
    }
}
