package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchProgress;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationStarted;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Flux;

/** The code of docs/tracing-and-logging.md. */
@DynoxTest(
        tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
        properties = {"logging.level.io.dynox.operation=debug", "logging.pattern.level=%5p [%X{request:-}]"})
@ExtendWith(OutputCaptureExtension.class)
class TracingAndLoggingExampleTest {

    private static final Logger log = LoggerFactory.getLogger(TracingAndLoggingExampleTest.class);

    @Autowired
    BatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Autowired
    LoadWatch watch;

    private static final List<Map<String, Object>> USERS =
            IntStream.range(0, 200).mapToObj(Users::user).toList();

    @BeforeEach
    void forget() {
        watch.states.clear();
        watch.ends.clear();
    }

    @Test
    void theCorrelationIdOfTheCallerStandsInEachLine(CapturedOutput output) {
        MDC.put("request", "4711");
        CompletableFuture<String> answer = dynox.batchWrite("users", USERS, List.of())
                .thenApply(result -> MDC.get("request") + " has written " + result.written());
        MDC.remove("request");

        assertThat(answer.join()).isEqualTo("4711 has written 200");
        assertThat(output)
                .containsPattern("DEBUG \\[4711].*Batch write of table 'users' ended in \\d+ ms: 200 written");
    }

    @Test
    void progressOfAWriter(CapturedOutput output) {
        dynox.write("users", batch -> {
                    Flux.from(batch.progress(USERS.size()))
                            .subscribe(now -> log.info(
                                    "{} of {} users, {} a second, {} left",
                                    now.done(),
                                    now.total().orElseThrow(),
                                    Math.round(now.ratePerSecond()),
                                    now.timeLeft()));
                    return CompletableFuture.allOf(
                            USERS.stream().map(batch::put).toArray(CompletableFuture[]::new));
                })
                .join();

        assertThat(output).contains("of 200 users");
    }

    @Test
    void progressOfEveryOperation() {
        dynox.batchWrite("users", USERS, List.of()).join();

        assertThat(watch.states)
                .isNotEmpty()
                .allSatisfy(state -> assertThat(state.total()).hasValue(200));
        assertThat(watch.ends).singleElement().asString().contains("200");
    }

    @Test
    void ownThreadLocalsAreTakenAlong() {
        Tenant.CURRENT.set("acme");
        CompletableFuture<String> tenant =
                dynox.batchWrite("users", USERS, List.of()).thenApply(result -> String.valueOf(Tenant.CURRENT.get()));
        Tenant.CURRENT.remove();

        assertThat(tenant.join()).isEqualTo("acme");
    }

    static final class Tenant {

        static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

        private Tenant() {}
    }

    static final class LoadWatch implements BatchListener {

        final List<BatchProgress> states = new CopyOnWriteArrayList<>();
        final List<OperationEnded> ends = new CopyOnWriteArrayList<>();

        @Override
        public BatchListener operationStarted(OperationStarted operation) {
            return switch (operation.kind()) {
                case BATCH_WRITE, WRITE, WRITE_ALL -> this;
                default -> new BatchListener() {};
            };
        }

        @Override
        public void progressed(BatchProgress now) {
            states.add(now);
        }

        @Override
        public void operationEnded(OperationEnded operation) {
            ends.add(operation);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        LoadWatch loadWatch() {
            return new LoadWatch();
        }

        @Bean
        CallerContext tenantContext() {
            return () -> {
                String tenant = Tenant.CURRENT.get();
                return task -> {
                    String before = Tenant.CURRENT.get();
                    Tenant.CURRENT.set(tenant);
                    try {
                        task.run();
                    } finally {
                        Tenant.CURRENT.set(before);
                    }
                };
            };
        }
    }
}
