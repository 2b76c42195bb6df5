package io.dynox.test.internal.snapshot;

import io.dynox.test.internal.protocol.PojoWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Writes a table as the service exports it: {@code AWSDynamoDB/<id>/} with the data first and the manifest last, so that half an export
 * isn't taken for a whole one. Thread-safe.
 *
 * @param clock the time of exports
 */
record ExportWriter(Clock clock) {

    private static final String ITEM_COUNT = "itemCount";
    private static final int FILE_NAME_BYTES = 13;

    /** Writes a full export into a folder of the table's own. */
    void write(
            Path folder, TableDescription table, CreateTableRequest definition, List<Map<String, AttributeValue>> items)
            throws IOException {
        Instant start = clock.instant();
        String id = String.format("%014d-%s", start.toEpochMilli(), random(4));
        Path export = folder.resolve("AWSDynamoDB").resolve(id);
        Path data = Files.createDirectories(export.resolve("data"));
        Files.write(folder.resolve(TableDefinitions.REQUEST), PojoWriter.write(definition));
        Files.write(export.resolve("_started"), new byte[] {});

        ByteArrayOutputStream list = new ByteArrayOutputStream();
        String prefix = folder.getFileName().toString();
        if (!items.isEmpty()) {
            DataFile file = DataFile.write(
                    data.resolve(random(FILE_NAME_BYTES) + ".json.gz"),
                    () -> items.stream().map(ExportWriter::line).iterator());
            list.writeBytes(Manifest.json(json -> {
                json.writeNumberField(ITEM_COUNT, file.itemCount());
                json.writeStringField("md5Checksum", file.md5());
                json.writeStringField(
                        "etag", Digests.etag(java.util.Base64.getDecoder().decode(file.md5())));
                json.writeStringField(
                        "dataFileS3Key",
                        prefix + "/AWSDynamoDB/" + id + "/data/" + file.path().getFileName());
            }));
            list.write('\n');
        }
        Manifest.writeWithChecksum(export.resolve(Manifest.FILES), list.toByteArray());
        Manifest.write(
                export,
                prefix,
                table,
                new Manifest(export, table.tableName(), start, start, false, items.size()),
                clock.instant());
    }

    private static byte[] line(Map<String, AttributeValue> item) {
        // The reply's only member is the one that a line has.
        return PojoWriter.write(GetItemResponse.builder().item(item).build());
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
