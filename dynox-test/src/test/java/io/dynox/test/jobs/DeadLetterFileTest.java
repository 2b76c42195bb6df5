package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.batch.DeadLetter;
import io.dynox.batch.DynoxDeadLetterReader;
import io.dynox.batch.DynoxDeadLetterWriter;
import io.dynox.batch.DynoxItemWriterBuilder;
import io.dynox.batch.ScanSegmentPartitioner;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ParseException;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.core.io.FileSystemResource;

class DeadLetterFileTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path folder;

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.create().createTable("events", Key.string("pk"), Key.number("sk"));
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient()).build();
    private final BatchOperations dynox = client.operations();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void skippedWritesAreReadBackAndWrittenAgain() throws Exception {
        BatchFixture batch = new BatchFixture();
        Path file = folder.resolve("letters").resolve("failed.jsonl");
        dynamo.faults()
                .on("BatchWriteItem")
                .where(item ->
                        Set.of("3", "7").contains(item.attributes().get("sk").n()))
                .poison();
        StepExecution step = batch.run(new StepBuilder("write", batch.repository)
                .<Map<String, Object>, Map<String, Object>>chunk(5)
                .transactionManager(batch.transactions)
                .reader(new ListItemReader<>(DynoxItemWriterTest.events(10)))
                .writer(new DynoxItemWriterBuilder<Map<String, Object>>()
                        .table(dynox.table("events"))
                        .skipLimit(2)
                        .deadLetterWriter(new DynoxDeadLetterWriter(file, InstantSource.fixed(NOW)))
                        .build())
                .build());
        dynamo.faults().clear();

        StepExecution again = batch.run(new StepBuilder("again", batch.repository)
                .<DeadLetter, DeadLetter>chunk(5)
                .transactionManager(batch.transactions)
                .reader(new DynoxDeadLetterReader(new FileSystemResource(file)))
                .writer(new DynoxItemWriterBuilder<DeadLetter>()
                        .writes(dynox, letter -> List.of(letter.write()))
                        .build())
                .build());

        assertThat(step.getWriteSkipCount()).isEqualTo(2);
        assertThat(again.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(again.getWriteCount()).isEqualTo(2);
        assertThat(dynamo.itemCount("events")).isEqualTo(10);
    }

    @Test
    void everyTypeComesBack() throws Exception {
        Map<String, Object> item = Map.of(
                "pk",
                "ä\"\\\n€😀",
                "sk",
                new BigDecimal("1.5"),
                "flag",
                true,
                "list",
                List.of("a", new BigDecimal(1), Map.of("m", "n")),
                "texts",
                Set.of("x", "y"),
                "numbers",
                Set.of(new BigDecimal(1), new BigDecimal(2)));
        Path file = folder.resolve("failed.jsonl");
        write(file, failureOf(ItemWrite.put("other", item)));

        DeadLetter letter = read(file).get(0);

        assertThat(letter.write()).isEqualTo(ItemWrite.put("other", item));
        assertThat(letter.failedAt()).isEqualTo(NOW);
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.cause()).contains("IllegalStateException");
        assertThat(letter.toString()).doesNotContain("€");
    }

    @Test
    void whatACrashCutOffIsRemovedAndTheRestIsAppendedTo() throws Exception {
        Path file = folder.resolve("failed.jsonl");
        write(file, failureOf(ItemWrite.delete("events", Map.of("pk", "a"))));
        Files.writeString(file, "{\"table\":\"ev", StandardOpenOption.APPEND);

        write(file, failureOf(ItemWrite.delete("events", Map.of("pk", "b"))));

        assertThat(read(file))
                .<Object>extracting(letter -> letter.write().item().get("pk"))
                .containsExactly("a", "b");
    }

    @Test
    void aRestartGoesOnWithTheFirstLetterThatWasNotCommitted() throws Exception {
        Path file = folder.resolve("failed.jsonl");
        for (int i = 0; i < 11; i++) {
            write(file, failureOf(ItemWrite.delete("events", Map.of("pk", "a", "sk", i))));
        }
        List<Object> all = new ArrayList<>(
                read(file).stream().map(letter -> letter.write().item()).toList());

        Restarts.readsEachItemOnce(
                () -> Mapped.of(new DynoxDeadLetterReader(new FileSystemResource(file)), letter ->
                        (Object) letter.write().item()),
                new ExecutionContext(),
                3,
                all);
    }

    @Test
    void aPartitionHasAFileOfItsOwn() throws Exception {
        ExecutionContext context = new ScanSegmentPartitioner().partition(8).get("segment-00003-of-00008");
        DynoxDeadLetterWriter writer = new DynoxDeadLetterWriter(folder.resolve("failed.jsonl"));
        writer.open(context);
        writer.close();

        assertThat(folder.resolve("failed.segment-00003-of-00008.jsonl")).exists();
    }

    @Test
    void aLineThatIsNoLetterIsNamed() throws IOException {
        Path file = folder.resolve("failed.jsonl");
        Files.writeString(file, "{\"table\":\"events\",\"kind\":\"PUT\"}\n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("failed.jsonl")
                .hasMessageContaining("line 1")
                .hasMessageContaining("\"item\"");
    }

    @Test
    void anItemThatIsNotWholeSaysSo() throws Exception {
        Path file = folder.resolve("failed.jsonl");
        write(file, failureOf(ItemWrite.put("events", Map.of("pk", "a", "odd", new Object()))));

        assertThatThrownBy(() -> read(file)).hasMessageContaining("attributes odd");
    }

    @Test
    void aFolderThatCannotBeWrittenFailsTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        DynoxDeadLetterWriter writer = new DynoxDeadLetterWriter(file.resolve("failed.jsonl"));

        assertThatThrownBy(() -> writer.open(new ExecutionContext())).isInstanceOf(ItemStreamException.class);
    }

    @Test
    void aFullDiskFailsTheChunkAndSaysWhatToDo() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        DynoxDeadLetterWriter writer = new DynoxDeadLetterWriter(full);
        Assumptions.assumeTrue(opens(writer));

        assertThatThrownBy(() -> writer.write(Chunk.of(failureOf(ItemWrite.delete("events", Map.of("pk", "a"))))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("make room");
    }

    private static boolean opens(DynoxDeadLetterWriter writer) {
        try {
            writer.open(new ExecutionContext());
            return true;
        } catch (ItemStreamException e) {
            return false;
        }
    }

    private static void write(Path file, FailedWrite failure) throws IOException {
        DynoxDeadLetterWriter writer = new DynoxDeadLetterWriter(file, InstantSource.fixed(NOW));
        writer.open(new ExecutionContext());
        writer.write(Chunk.of(failure));
        writer.close();
    }

    private static List<DeadLetter> read(Path file) throws Exception {
        DynoxDeadLetterReader reader = new DynoxDeadLetterReader(new FileSystemResource(file));
        reader.open(new ExecutionContext());
        List<DeadLetter> letters = new ArrayList<>();
        for (DeadLetter letter = reader.read(); letter != null; letter = reader.read()) {
            letters.add(letter);
        }
        reader.close();
        return letters;
    }

    static FailedWrite failureOf(ItemWrite write) {
        return new Given(write, new IllegalStateException("no"), 3, false, Duration.ZERO);
    }

    private record Given(ItemWrite write, Throwable cause, int attempts, boolean mayHaveBeenWritten, Duration elapsed)
            implements FailedWrite {}
}
