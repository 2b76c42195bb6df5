package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.autoconfigure.FakeDynamoDb.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** {@code spring.threads.virtual.enabled}, and what blocks in a virtual thread. */
class VirtualThreadsTest {

    private final FakeDynamoDb client = FakeDynamoDb.confirming();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
            .withBean("client", FakeDynamoDb.class, () -> client)
            .withPropertyValues("dynox.tables.users.partition-key=pk");

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void callbacksRunInVirtualThreadsWhereTheApplicationWantsThem() {
        runner.withPropertyValues("spring.threads.virtual.enabled=true")
                .run(context -> assertThat(callbackThread(context.getBean(BatchOperations.class)))
                        .startsWith("dynox-callback-"));
    }

    @Test
    void callbacksRunInTheCommonPoolOtherwise() {
        runner.run(context -> assertThat(callbackThread(context.getBean(BatchOperations.class)))
                .startsWith("ForkJoinPool.commonPool"));
    }

    /** More threads wait than there are carriers; if a wait pinned its carrier, the last thread would find none. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void waitsOfTheBlockingTwinPinNoCarrier() {
        int waiting = 4 * Runtime.getRuntime().availableProcessors() + 4;
        client.answer(Answer.HELD);
        runner.withPropertyValues(
                        "dynox.write.buffer-items=25",
                        "dynox.write.put-timeout=20s",
                        "dynox.write.close-timeout=100ms",
                        "dynox.write.linger=0s")
                .run(context -> {
                    Executor threads = new VirtualThreadTaskExecutor("test-");
                    SyncBatchWriter<Map<String, Object>> writer =
                            context.getBean(SyncBatchOperations.class).writer("users");
                    for (int i = 0; i < 25; i++) {
                        writer.put(Map.of("pk", "first " + i));
                    }
                    List<CompletableFuture<?>> puts = new ArrayList<>();
                    CountDownLatch begun = new CountDownLatch(waiting);
                    for (int i = 0; i < waiting; i++) {
                        String key = "later " + i;
                        puts.add(CompletableFuture.runAsync(
                                () -> {
                                    begun.countDown();
                                    writer.put(Map.of("pk", key));
                                },
                                threads));
                    }

                    assertThat(begun.await(10, TimeUnit.SECONDS))
                            .as("all threads got a carrier")
                            .isTrue();
                    assertThat(CompletableFuture.supplyAsync(() -> "ran", threads)
                                    .get(10, TimeUnit.SECONDS))
                            .isEqualTo("ran");
                    assertThat(puts).noneMatch(CompletableFuture::isDone);
                    writer.abort();
                });
    }

    private String callbackThread(BatchOperations dynox) {
        client.answer(Answer.HELD);
        CompletableFuture<String> name = new CompletableFuture<>();
        CompletableFuture<?> unused = dynox.batchWrite("users", List.of(Map.of("pk", "1")), List.of())
                .thenRun(() -> name.complete(Thread.currentThread().getName()));
        client.release();
        return name.join();
    }
}
