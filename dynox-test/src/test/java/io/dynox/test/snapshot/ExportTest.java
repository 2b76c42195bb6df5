package io.dynox.test.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Exports have the service's form, and give back what they were made of. */
final class ExportTest {

    @TempDir
    Path folder;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();

    @Test
    void itemsOfEveryTypeComeBack() {
        dynamo.createTable("all", Key.binary("pk"), Key.number("sk"));
        dynamo.seed(
                "all",
                List.of(
                        Map.of("pk", new byte[] {0, -1}, "sk", 1.50, "s", "ä\n\"\\ \ud83d\ude00", "n", -1e-130),
                        Map.of("pk", new byte[] {1}, "sk", 2, "l", Arrays.asList(1, null, true, Map.of("m", ""))),
                        Map.of(
                                "pk",
                                new byte[] {1},
                                "sk",
                                3,
                                "ss",
                                Set.of("b", "a"),
                                "ns",
                                Set.of(1, 2),
                                "m",
                                Map.of())));

        InMemoryDynamoDb loaded = copy();

        assertThat(loaded.items("all")).containsExactlyInAnyOrderElementsOf(dynamo.items("all"));
        assertThat(loaded.key("all")).isEqualTo(dynamo.key("all"));
    }

    @Test
    @SuppressWarnings("unchecked") // the SDK has varargs of generic types
    void tablesComeBackAsTheyWere() {
        dynamo.createTable("empty", Key.string("pk"));
        dynamo.createTable(CreateTableRequest.builder()
                .tableName("indexed")
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(t -> t.readCapacityUnits(3L).writeCapacityUnits(4L))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.N),
                        a -> a.attributeName("other").attributeType(ScalarAttributeType.B))
                .localSecondaryIndexes(i -> i.indexName("local")
                        .keySchema(
                                k -> k.attributeName("pk").keyType(KeyType.HASH),
                                k -> k.attributeName("other").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)))
                .globalSecondaryIndexes(i -> i.indexName("global")
                        .keySchema(k -> k.attributeName("other").keyType(KeyType.HASH))
                        .provisionedThroughput(t -> t.readCapacityUnits(5L).writeCapacityUnits(6L))
                        .projection(
                                p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("a")))
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
                .deletionProtectionEnabled(true)
                .build());

        InMemoryDynamoDb loaded = copy();

        assertThat(loaded.tableNames()).containsExactly("empty", "indexed");
        for (String table : dynamo.tableNames()) {
            assertThat(withoutIdentity(loaded, table)).isEqualTo(withoutIdentity(dynamo, table));
        }
    }

    @Test
    void anExportHasTheServicesFiles() throws IOException {
        dynamo.createTable("users", Key.string("pk"));
        dynamo.seed("users", List.of(Map.of("pk", "a"), Map.of("pk", "b")));

        dynamo.export(folder);

        Path export;
        try (Stream<Path> exports = Files.list(folder.resolve("users/AWSDynamoDB"))) {
            export = exports.toList().get(0);
        }
        JsonNode summary = JsonNode.parser().parse(Files.readString(export.resolve("manifest-summary.json")));
        assertThat(summary.asObject().keySet())
                .containsExactly(
                        "version",
                        "exportArn",
                        "startTime",
                        "endTime",
                        "tableArn",
                        "tableId",
                        "exportTime",
                        "s3Bucket",
                        "s3Prefix",
                        "s3SseAlgorithm",
                        "s3SseKmsKeyId",
                        "manifestFilesS3Key",
                        "billedSizeBytes",
                        "itemCount",
                        "outputFormat",
                        "exportType");
        assertThat(summary.field("itemCount").orElseThrow().asNumber()).isEqualTo("2");
        for (String name : List.of("manifest-summary", "manifest-files")) {
            assertThat(Files.readString(export.resolve(name + ".md5")))
                    .isEqualTo(ExportFixture.md5(Files.readAllBytes(export.resolve(name + ".json"))));
        }
        JsonNode file = JsonNode.parser().parse(Files.readString(export.resolve("manifest-files.json")));
        Path data = folder.resolve(file.field("dataFileS3Key").orElseThrow().asString());
        assertThat(file.field("md5Checksum").orElseThrow().asString())
                .isEqualTo(ExportFixture.md5(Files.readAllBytes(data)));
        try (InputStream gzip = new GZIPInputStream(Files.newInputStream(data))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyInAnyOrder(
                            "{\"Item\":{\"pk\":{\"S\":\"a\"}}}", "{\"Item\":{\"pk\":{\"S\":\"b\"}}}");
        }
        assertThat(export.resolve("_started")).isEmptyFile();
    }

    @Test
    void ofSeveralExportsTheNewestIsLoaded() {
        dynamo.createTable("users", Key.string("pk")).seed("users", List.of(Map.of("pk", "old")));
        dynamo.export(folder);
        dynamo.clear();
        dynamo.seed("users", List.of(Map.of("pk", "new")));

        assertThat(copy().items("users")).containsExactly(Map.of("pk", AttributeValue.fromS("new")));
    }

    private InMemoryDynamoDb copy() {
        dynamo.export(folder);
        return InMemoryDynamoDb.create().load(folder);
    }

    private static TableDescription withoutIdentity(InMemoryDynamoDb dynamo, String table) {
        return dynamo.client().describeTable(r -> r.tableName(table)).table().toBuilder()
                .tableId(null)
                .creationDateTime(null)
                .latestStreamArn(null)
                .latestStreamLabel(null)
                .billingModeSummary((software.amazon.awssdk.services.dynamodb.model.BillingModeSummary) null)
                .build();
    }
}
