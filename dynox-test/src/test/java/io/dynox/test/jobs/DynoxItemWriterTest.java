package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.FailedWrite;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.TableAccessException;
import io.dynox.batch.DynoxItemWriter;
import io.dynox.batch.DynoxItemWriterBuilder;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.listener.SkipListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.support.ListItemReader;

class DynoxItemWriterTest {

    private static final int CHUNK = 100;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("events", Key.string("pk"), Key.number("sk"))
            .createTable("names", Key.string("name"));
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient()).build();
    private final BatchOperations dynox = client.operations();
    private final BatchFixture batch = new BatchFixture();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aChunkIsWrittenWhenWriteReturns() throws Exception {
        DynoxItemWriter<Map<String, Object>> writer = writer().build();

        writer.write(new Chunk<>(events(30)));

        assertThat(dynamo.itemCount("events")).isEqualTo(30);
    }

    @Test
    void anItemBecomesSeveralWritesToSeveralTables() throws Exception {
        dynamo.seed("events", events(3));
        DynoxItemWriter<Integer> writer = new DynoxItemWriterBuilder<Integer>()
                .writes(
                        dynox,
                        n -> List.of(
                                ItemWrite.delete("events", Map.of("pk", "e", "sk", n)),
                                ItemWrite.put("names", Map.of("name", "n" + n))))
                .build();

        writer.write(Chunk.of(0, 1, 2));

        assertThat(dynamo.itemCount("events")).isZero();
        assertThat(dynamo.itemCount("names")).isEqualTo(3);
    }

    @Test
    void anItemIsDeletedByItsKey() throws Exception {
        dynamo.seed("events", events(3));

        new DynoxItemWriterBuilder<Map<String, Object>>()
                .delete(dynox.table("events"), item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                .build()
                .write(new Chunk<>(events(2)));

        assertThat(dynamo.itemCount("events")).isEqualTo(1);
    }

    @Test
    void aFailedWriteFailsTheStepByDefault() {
        StepExecution step = batch.run(step(poisoned(300, 150), writer().build()));

        assertThat(step.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(step.getWriteCount()).isEqualTo(CHUNK);
        assertThat(step.getFailureExceptions())
                .anySatisfy(e -> assertThat(e).hasRootCauseInstanceOf(InvalidItemException.class));
    }

    @Test
    void skippedWritesAreCountedKeptAndReported() {
        List<FailedWrite> letters = new ArrayList<>();
        List<Object> skipped = new ArrayList<>();
        List<Map<String, Object>> items = poisoned(300, 120, 130, 250);

        StepExecution step = batch.run(step(
                items,
                writer().skipLimit(3)
                        .deadLetterHandler(letters::add)
                        .skipListener(skipsInto(skipped))
                        .build()));

        assertThat(step.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(step.getWriteSkipCount()).isEqualTo(3);
        assertThat(step.getWriteCount()).isEqualTo(297);
        assertThat(letters).hasSize(3);
        assertThat(skipped).containsExactlyInAnyOrder(items.get(120), items.get(130), items.get(250));
        assertThat(dynamo.itemCount("events")).isEqualTo(297);
    }

    @Test
    void whatTheServiceRefusesIsTracedToItsItem() {
        List<Object> skipped = new ArrayList<>();
        dynamo.faults()
                .on("BatchWriteItem")
                .where(item -> item.attributes().get("sk").n().equals("42"))
                .poison();
        StepExecution step = batch.run(step(
                events(100),
                writer().skipLimit(1).skipListener(skipsInto(skipped)).build()));

        assertThat(step.getWriteSkipCount()).isEqualTo(1);
        assertThat(skipped).containsExactly(events(100).get(42));
    }

    @Test
    void theLimitIsOneForTheWholeStep() {
        StepExecution step = batch.run(
                step(poisoned(300, 20, 120, 220), writer().skipLimit(2).build()));

        assertThat(step.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(step.getWriteSkipCount()).isEqualTo(2);
        assertThat(step.getFailureExceptions())
                .anySatisfy(e -> assertThat(e).hasCauseInstanceOf(SkipLimitExceededException.class));
    }

    @Test
    void aTableThatIsMissingIsNoPoison() {
        DynoxItemWriter<Map<String, Object>> writer = new DynoxItemWriterBuilder<Map<String, Object>>()
                .table(dynox.table("absent"))
                .skipLimit(1_000)
                .build();

        assertThatThrownBy(() -> writer.write(new Chunk<>(events(3)))).isInstanceOf(TableAccessException.class);
    }

    @Test
    void aTransformThatThrowsSendsNothingOfItsChunk() {
        DynoxItemWriter<Integer> writer = new DynoxItemWriterBuilder<Integer>()
                .writes(dynox, n -> {
                    if (n == 2) {
                        throw new IllegalStateException("no");
                    }
                    return List.of(ItemWrite.put("names", Map.of("name", "n" + n)));
                })
                .build();

        assertThatThrownBy(() -> writer.write(Chunk.of(0, 1, 2))).hasMessage("no");
        assertThat(dynamo.itemCount("names")).isZero();
    }

    /** 5 poison items in 5,000 make 200 requests and not one for each item of their chunks. */
    @Test
    void poisonCostsHardlyAnyRequests() {
        batch.run(step(events(5_000), writer().build()));
        int clean = dynamo.requests("BatchWriteItem").size();
        dynamo.clear();

        StepExecution step = batch.run(step(
                poisoned(5_000, 700, 1_700, 2_700, 3_700, 4_700),
                writer().skipLimit(5).build()));

        assertThat(step.getWriteSkipCount()).isEqualTo(5);
        assertThat(dynamo.requests("BatchWriteItem").size()).isLessThanOrEqualTo(clean * 105 / 100);
    }

    @Test
    void itMustBeSaidWhatToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DynoxItemWriterBuilder<String>().build())
                .withMessageContaining("table(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer().skipLimit(-1))
                .withMessageContaining("-1");
    }

    private DynoxItemWriterBuilder<Map<String, Object>> writer() {
        return new DynoxItemWriterBuilder<Map<String, Object>>().table(dynox.table("events"));
    }

    private Step step(List<Map<String, Object>> items, DynoxItemWriter<Map<String, Object>> writer) {
        return new StepBuilder("write", batch.repository)
                .<Map<String, Object>, Map<String, Object>>chunk(CHUNK)
                .transactionManager(batch.transactions)
                .reader(new ListItemReader<>(items))
                .writer(writer)
                .build();
    }

    private static SkipListener<Object, Object> skipsInto(List<Object> skipped) {
        return new SkipListener<>() {
            @Override
            public void onSkipInWrite(Object item, Throwable cause) {
                skipped.add(item);
            }
        };
    }

    static List<Map<String, Object>> events(int count) {
        return IntStream.range(0, count).mapToObj(DynoxItemWriterTest::event).toList();
    }

    private static Map<String, Object> event(int n) {
        return Map.of("pk", "e", "sk", n, "text", "event " + n);
    }

    /** Items of which some have no sort key. */
    private static List<Map<String, Object>> poisoned(int count, Integer... poison) {
        List<Integer> bad = Stream.of(poison).toList();
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(n -> bad.contains(n) ? Map.of("pk", "poison", "number", n) : event(n))
                .toList();
    }
}
