package io.dynox.test.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Exports of the service are loaded as they are, and damaged ones refused with the file's name. */
final class LoadTest {

    private static final String TIME = "2026-01-01T00:00:00.000Z";
    private static final String ADA = "{\"Item\":{\"pk\":{\"S\":\"ada\"},\"age\":{\"N\":\"36\"}}}";
    private static final String BOB = "{\"Item\":{\"pk\":{\"S\":\"bob\"}}}";
    private static final String DESCRIPTION = """
            {"Table": {"TableName": "users", "TableStatus": "ACTIVE", "ItemCount": 2,
              "TableArn": "arn:aws:dynamodb:eu-west-1:123456789012:table/users", "CreationDateTime": "2026-01-01T00:00:00+01:00",
              "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
              "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
              "ProvisionedThroughput": {"NumberOfDecreasesToday": 0, "ReadCapacityUnits": 0, "WriteCapacityUnits": 0},
              "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST", "LastUpdateToPayPerRequestDateTime": 1.7e9},
              "WarmThroughput": {"ReadUnitsPerSecond": 12000, "WriteUnitsPerSecond": 4000, "Status": "ACTIVE"}}}
            """;

    @TempDir
    Path folder;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();

    @Test
    void anExportOfSeveralFilesIsLoadedIntoATableThatExists() {
        dynamo.createTable("users", Key.string("pk"));
        export("1").file("a.json.gz", ADA).file("b.json.gz", BOB).full(TIME);

        dynamo.load(folder);

        assertThat(dynamo.items("users"))
                .containsExactlyInAnyOrder(
                        Map.of("pk", AttributeValue.fromS("ada"), "age", AttributeValue.fromN("36")),
                        Map.of("pk", AttributeValue.fromS("bob")));
    }

    @Test
    void theDescriptionOfTheTableCreatesIt() throws IOException {
        export("1").file("a.json.gz", ADA).full(TIME);
        Files.writeString(folder.resolve("describe-table.json"), DESCRIPTION);

        dynamo.load(folder.resolve("AWSDynamoDB"));

        assertThat(dynamo.key("users")).containsExactly(Key.string("pk"));
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void aTableMayHaveAnotherNameHere() throws IOException {
        export("1").file("a.json.gz", ADA).full(TIME);
        Files.writeString(folder.resolve("describe-table.json"), DESCRIPTION);

        dynamo.load("people", folder);

        assertThat(dynamo.tableNames()).containsExactly("people");
        assertThat(dynamo.itemCount("people")).isEqualTo(1);
    }

    @Test
    void incrementalExportsChangeWhatTheFullOneBegan() {
        dynamo.createTable("users", Key.string("pk"));
        export("0").file("z.json.gz", change("ada", true)).incremental("2025-12-31T00:00:00Z", TIME);
        export("1").file("a.json.gz", ADA, BOB).full(TIME);
        export("3").file("c.json.gz", change("cy", false)).incremental("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z");
        export("2")
                .file("b.json.gz", change("bob", false), change("cy", true))
                .incremental(TIME, "2026-01-02T00:00:00Z");

        dynamo.load(folder);

        assertThat(dynamo.items("users")).extracting(item -> item.get("pk").s()).containsExactly("ada");
    }

    @Test
    void anExportWithoutItemsIsOne() {
        dynamo.createTable("users", Key.string("pk"));
        export("1").full(TIME);

        dynamo.load(folder);

        assertThat(dynamo.itemCount("users")).isZero();
    }

    @Test
    void halfAnExportIsNone() {
        export("1").file("a.json.gz", ADA);

        assertRefused("holds no manifest-summary.json");
    }

    @Test
    void aTableWhoseKeyIsUnknownIsRefused() {
        export("1").file("a.json.gz", ADA).full(TIME);

        assertRefused("the table 'users' doesn't exist, and an export says nothing about keys: create the table before,"
                + " or put describe-table.json (the output of aws dynamodb describe-table) beside AWSDynamoDB");
    }

    @Test
    void anotherChecksumIsRefused() throws IOException {
        dynamo.createTable("users", Key.string("pk"));
        ExportFixture export = export("1").file("a.json.gz", ADA);
        export.full(TIME);
        export.write("data/a.json.gz", ExportFixture.gzip(BOB + "\n"));

        assertRefused("a.json.gz: the manifest has another checksum");
    }

    @Test
    void anotherChecksumOfAManifestIsRefused() {
        dynamo.createTable("users", Key.string("pk"));
        ExportFixture export = export("1").file("a.json.gz", ADA);
        export.full(TIME);
        export.write("manifest-files.md5", "AAAAAAAAAAAAAAAAAAAAAA==".getBytes(StandardCharsets.UTF_8));

        assertRefused("manifest-files.json: the checksum in manifest-files.md5 is another");
    }

    @Test
    void aFileWithAnotherNumberOfItemsIsRefused() {
        dynamo.createTable("users", Key.string("pk"));
        export("1").file("a.json.gz", 2, ADA).full(TIME);

        assertRefused("a.json.gz: has 1 items, but the manifest says 2");
    }

    @Test
    void aSummaryWithAnotherNumberOfItemsIsRefused() {
        dynamo.createTable("users", Key.string("pk"));
        export("1")
                .file("a.json.gz", ADA)
                .summary("\"exportTime\":\"" + TIME + "\",\"outputFormat\":\"DYNAMODB_JSON\"", 3);

        assertRefused("manifest-summary.json: says 3 items, but the files have 1");
    }

    @Test
    void aFileThatIsMissingIsRefused() throws IOException {
        dynamo.createTable("users", Key.string("pk"));
        ExportFixture export = export("1").file("a.json.gz", ADA);
        export.full(TIME);
        Files.delete(export.folder.resolve("data/a.json.gz"));

        assertRefused("a.json.gz: is missing");
    }

    @Test
    void aFileThatIsCutIsRefused() {
        dynamo.createTable("users", Key.string("pk"));
        ExportFixture export = export("1").file("a.json.gz", ADA);
        export.full(TIME);
        byte[] gzip = ExportFixture.gzip(ADA + "\n");
        export.write("data/a.json.gz", java.util.Arrays.copyOf(gzip, gzip.length - 9));

        assertRefused("a.json.gz: is no whole gzip file");
    }

    @Test
    void aLineThatIsNoItemIsRefusedWithItsNumber() {
        dynamo.createTable("users", Key.string("pk"));
        export("1").file("a.json.gz", ADA, "{\"Item\":{\"pk\":\"plain\"}}").full(TIME);

        assertRefused("a.json.gz: line 2 is no item in DynamoDB's JSON");
    }

    @Test
    void anItemThatTheTableRefusesIsNamed() {
        dynamo.createTable("users", Key.number("pk"));
        export("1").file("a.json.gz", ADA).full(TIME);

        assertRefused("a.json.gz: line 1 doesn't fit into the table 'users': One or more parameter values were invalid:"
                + " Type mismatch for key pk expected: N actual: S");
    }

    @Test
    void anotherFormatIsRefused() {
        export("1").summary("\"exportTime\":\"" + TIME + "\",\"outputFormat\":\"ION\"", 0);

        assertRefused("manifest-summary.json: the export has the format ION, and only DYNAMODB_JSON can be read");
    }

    @Test
    void aKeyThatLeadsOutOfTheExportIsRefused() {
        dynamo.createTable("users", Key.string("pk"));
        export("1").file("../../../a.json.gz", ADA).full(TIME);

        assertRefused("the key of a data file leads out of the export");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path missing = folder.resolve("missing");

        Assertions.assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> dynamo.load(missing))
                .withMessageContaining(missing.toString());
    }

    private ExportFixture export(String id) {
        return new ExportFixture(folder, id, "users");
    }

    private void assertRefused(String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynamo.load(folder))
                .withMessageContaining(message);
    }

    private static String change(String key, boolean put) {
        String keys = "{\"pk\":{\"S\":\"" + key + "\"}}";
        return "{\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\"1680109764000000\"}},\"Keys\":" + keys
                + (put ? ",\"NewImage\":" : ",\"OldImage\":") + keys + "}";
    }
}
