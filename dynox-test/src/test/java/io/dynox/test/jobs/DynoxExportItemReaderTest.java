package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.ItemWrite;
import io.dynox.batch.DynoxExportItemReader;
import io.dynox.batch.DynoxExportItemReaderBuilder;
import io.dynox.batch.ExportFilePartitioner;
import io.dynox.batch.ExportFormat;
import io.dynox.batch.ExportRecord;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ParseException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

class DynoxExportItemReaderTest {

    @TempDir
    Path folder;

    @Test
    void aFullExportIsReadFileByFile() throws Exception {
        Resource manifest = full();

        assertThat(keys(reader(manifest), new ExecutionContext())).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void whatTheInMemoryDatabaseExportsIsReadBack() throws Exception {
        InMemoryDynamoDb.create()
                .createTable("events", Key.string("pk"), Key.number("sk"))
                .seed("events", DynoxItemWriterTest.events(40))
                .export(folder);
        Path summary;
        try (Stream<Path> files = Files.walk(folder)) {
            summary = files.filter(file -> file.endsWith("manifest-summary.json"))
                    .findFirst()
                    .orElseThrow();
        }

        assertThat(records(reader(new FileSystemResource(summary)), new ExecutionContext()))
                .hasSize(40)
                .allSatisfy(record -> assertThat(record.item()).containsKeys("pk", "sk", "text"));
    }

    @Test
    void anIncrementalExportHasPutsAndDeletes() throws Exception {
        String time = "\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\"1680109764000000\"}},";
        Resource manifest = new ExportFiles(folder, true)
                .file(
                        "x.json.gz",
                        "{" + time + "\"Keys\":{\"pk\":{\"S\":\"a\"}},\"OldImage\":{\"pk\":{\"S\":\"a\"}}}",
                        "{" + time + "\"Keys\":{\"pk\":{\"S\":\"b\"}},"
                                + "\"NewImage\":{\"pk\":{\"S\":\"b\"},\"n\":{\"N\":\"1\"}}}")
                .manifest();

        List<ExportRecord> records = records(reader(manifest), new ExecutionContext());

        assertThat(records)
                .extracting(record -> record.toWrite("t"))
                .containsExactly(
                        ItemWrite.delete("t", Map.of("pk", "a")),
                        ItemWrite.put("t", Map.of("pk", "b", "n", BigDecimal.ONE)));
        assertThat(records.get(0).writtenAt()).contains(Instant.parse("2023-03-29T17:09:24Z"));
    }

    @Test
    void plainJsonLinesAreItemsToo() throws Exception {
        DynoxExportItemReader<ExportRecord> reader = new DynoxExportItemReaderBuilder()
                .files(new ByteArrayResource("{\"pk\":\"a\",\"list\":[1,[],{}],\"no\":null}\r\n\n{\"pk\":\"b\"}"
                        .getBytes(StandardCharsets.UTF_8)))
                .format(ExportFormat.PLAIN_JSON)
                .build();

        List<ExportRecord> records = records(reader, new ExecutionContext());

        assertThat(records.get(0).item())
                .containsEntry("list", List.of(BigDecimal.ONE, List.of(), Map.of()))
                .containsEntry("no", null);
        assertThat(records.get(1).item()).isEqualTo(Map.of("pk", "b"));
    }

    @Test
    void aPartitionReadsItsFile() throws Exception {
        Resource manifest = full();
        Map<String, ExecutionContext> partitions = new ExportFilePartitioner(manifest).partition(1);

        assertThat(partitions).containsOnlyKeys("file-00000-of-00003", "file-00001-of-00003", "file-00002-of-00003");
        assertThat(keys(reader(manifest), partitions.get("file-00002-of-00003")))
                .containsExactly("d", "e");
    }

    @Test
    void aRestartGoesOnWithTheFirstLineThatWasNotCommitted() throws Exception {
        Resource manifest = full();

        for (int chunk = 1; chunk < 7; chunk++) {
            Restarts.<Object>readsEachItemOnce(
                    () -> Mapped.of(reader(manifest), record -> record.item().get("pk")),
                    new ExecutionContext(),
                    chunk,
                    List.of("a", "b", "c", "d", "e"));
        }
    }

    @Test
    void aMissingFileFailsBeforeItsFirstLine() throws Exception {
        ExportFiles export = export();
        Resource manifest = export.manifest();
        Files.delete(export.data("3.json.gz"));

        assertThatThrownBy(() -> keys(reader(manifest), new ExecutionContext()))
                .hasMessageContaining("3.json.gz")
                .hasMessageContaining("missing");
    }

    @Test
    void aFileThatIsCutOffHandsOutNothing() throws Exception {
        ExportFiles export = export();
        Resource manifest = export.manifest();
        byte[] whole = Files.readAllBytes(export.data("1.json.gz"));
        Files.write(export.data("1.json.gz"), Arrays.copyOf(whole, whole.length - 12));

        assertThatThrownBy(() -> reader(manifest, new ExecutionContext()).read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no whole gzip file");
    }

    @Test
    void anotherContentThanTheManifestSaysIsRefused() throws Exception {
        ExportFiles export = export();
        Resource manifest = export.manifest();

        Files.write(export.data("1.json.gz"), ExportFiles.gzip(item("x") + "\n" + item("y") + "\n"));
        assertThatThrownBy(() -> reader(manifest, new ExecutionContext()).read())
                .hasMessageContaining("another checksum");
        Files.write(export.data("1.json.gz"), ExportFiles.gzip(item("x") + "\n"));
        assertThatThrownBy(() -> reader(manifest, new ExecutionContext()).read())
                .hasMessageContaining("has 1 items, but the manifest says 2");
    }

    @Test
    void aManifestThatIsBrokenFailsTheStart() throws Exception {
        export().manifest();
        Path summary = folder.resolve("AWSDynamoDB/01693685827463-2d8752fd/manifest-summary.json");
        Path list = summary.resolveSibling("manifest-files.json");
        Resource manifest = new FileSystemResource(summary);

        Files.writeString(list, Files.readString(list).replace("itemCount\":2", "itemCount\":3"));
        assertThatThrownBy(() -> reader(manifest, new ExecutionContext()))
                .isInstanceOf(ItemStreamException.class)
                .hasRootCauseMessage(
                        "Manifest of an export, file [" + list + "]: the checksum in manifest-files.md5 is another");
        Files.delete(list);
        assertThatThrownBy(() -> reader(manifest, new ExecutionContext()))
                .cause()
                .hasMessageContaining("manifest-files.json")
                .hasMessageContaining("missing");
        Files.writeString(summary, "{\"itemCount\":3,\"outputFormat\":\"ION\"}");
        assertThatThrownBy(() -> reader(manifest, new ExecutionContext()))
                .cause()
                .hasMessageContaining("format ION");
        Files.writeString(summary, "{\"itemC");
        assertThatThrownBy(() -> reader(manifest, new ExecutionContext()))
                .cause()
                .hasMessageContaining("no JSON object");
    }

    @Test
    void aLineThatIsNoItemIsNamedWithoutItsContent() throws Exception {
        Resource manifest = new ExportFiles(folder, false)
                .file("1.json.gz", item("a"), "{\"Item\":{\"pk\":{\"S\":\"secret\"")
                .manifest();

        assertThatThrownBy(() -> keys(reader(manifest), new ExecutionContext()))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("1.json.gz")
                .hasMessageNotContaining("secret");
    }

    private Resource full() throws IOException {
        return export().manifest();
    }

    private ExportFiles export() throws IOException {
        return new ExportFiles(folder, false)
                .file("1.json.gz", item("a"), item("b"))
                .file("2.json.gz", item("c"))
                .file("3.json.gz", item("d"), item("e"));
    }

    private static String item(String key) {
        return "{\"Item\":{\"pk\":{\"S\":\"" + key + "\"}}}";
    }

    private static DynoxExportItemReader<ExportRecord> reader(Resource manifest) {
        return new DynoxExportItemReaderBuilder().manifest(manifest).build();
    }

    private static DynoxExportItemReader<ExportRecord> reader(Resource manifest, ExecutionContext context) {
        DynoxExportItemReader<ExportRecord> reader = reader(manifest);
        reader.open(context);
        return reader;
    }

    private static List<Object> keys(ItemStreamReader<ExportRecord> reader, ExecutionContext context) throws Exception {
        return records(reader, context).stream()
                .map(record -> record.item().get("pk"))
                .toList();
    }

    private static List<ExportRecord> records(ItemStreamReader<ExportRecord> reader, ExecutionContext context)
            throws Exception {
        reader.open(context);
        List<ExportRecord> records = new ArrayList<>();
        for (ExportRecord record = reader.read(); record != null; record = reader.read()) {
            records.add(record);
        }
        reader.close();
        return records;
    }
}
