package io.dynox.test.internal.snapshot;

import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operations;
import io.dynox.test.internal.protocol.PojoReader;
import io.dynox.test.internal.protocol.SerializationFailure;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Writes all tables of a database to disk and reads such exports, the service's included. Thread-safe. */
public final class Snapshots {

    /** From the folder of a manifest over AWSDynamoDB to the one with the table's definition. */
    private static final int LEVELS_ABOVE_MANIFEST = 3;

    private final Operations operations;
    private final Tables tables;
    private final ExportWriter writer;

    public Snapshots(Operations operations, Tables tables, Clock clock) {
        this.operations = operations;
        this.tables = tables;
        this.writer = new ExportWriter(clock);
    }

    /** Exports each table into a folder of its name; each as it is at one moment. */
    public void export(Path folder) {
        try {
            for (String name : tables.namesAfter("")) {
                TableDescription table = ((DescribeTableResponse) execute(
                                DescribeTableRequest.builder().tableName(name).build()))
                        .table();
                List<Map<String, AttributeValue>> items = tables.named(name).snapshot().stream()
                        .map(StoredItem::attributes)
                        .toList();
                writer.write(folder.resolve(name), table, TableDefinitions.request(table), items);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The tables can't be exported to " + folder + ": " + e, e);
        }
    }

    /** Loads all exports under a folder, each into the table that it was of. */
    public void load(Path folder) {
        load(folder, Optional.empty());
    }

    /** Loads the exports under a folder, which must be of one table, into the table {@code target}. */
    public void load(Path folder, String target) {
        load(folder, Optional.of(target));
    }

    private void load(Path folder, Optional<String> target) {
        try {
            Map<String, List<Manifest>> exports = find(folder);
            if (exports.isEmpty()) {
                throw BadExport.of(folder, "holds no " + Manifest.SUMMARY);
            }
            if (target.isPresent() && exports.size() > 1) {
                throw BadExport.of(folder, "holds exports of several tables: " + exports.keySet());
            }
            for (Map.Entry<String, List<Manifest>> table : exports.entrySet()) {
                load(table.getKey(), target.orElse(table.getKey()), chosen(table.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The export " + folder + " can't be read: " + e, e);
        }
    }

    private static Map<String, List<Manifest>> find(Path folder) throws IOException {
        Map<String, List<Manifest>> exports = new TreeMap<>();
        List<Path> manifests;
        try (Stream<Path> files = Files.walk(folder)) {
            manifests = files.filter(file -> file.endsWith(Manifest.SUMMARY)).toList();
        }
        for (Path file : manifests) {
            Manifest manifest = Manifest.read(
                    Objects.requireNonNull(file.toAbsolutePath().normalize().getParent()));
            exports.computeIfAbsent(manifest.table(), table -> new ArrayList<>())
                    .add(manifest);
        }
        return exports;
    }

    /** Of one table's exports the newest full one, and the incremental ones that begin at it or later, in the order of their ends. */
    private static List<Manifest> chosen(List<Manifest> exports) {
        Optional<Manifest> full =
                exports.stream().filter(export -> !export.isIncremental()).max(Comparator.comparing(Manifest::to));
        List<Manifest> chosen = new ArrayList<>(full.stream().toList());
        exports.stream()
                .filter(Manifest::isIncremental)
                .filter(export ->
                        full.isEmpty() || !export.from().isBefore(full.get().to()))
                .sorted(Comparator.comparing(Manifest::to))
                .forEach(chosen::add);
        return chosen;
    }

    private void load(String source, String target, List<Manifest> exports) throws IOException {
        if (!tables.namesAfter("").contains(target)) {
            create(source, target, exports);
        }
        for (Manifest export : exports) {
            long count = 0;
            for (DataFile file : DataFile.of(export)) {
                file.read((number, json) -> apply(export, file, target, number, json));
                count += file.itemCount();
            }
            if (count != export.itemCount()) {
                throw BadExport.of(
                        export.folder().resolve(Manifest.SUMMARY),
                        "says " + export.itemCount() + " items, but the files have " + count);
            }
        }
    }

    private void create(String source, String target, List<Manifest> exports) throws IOException {
        for (Manifest export : exports) {
            Path folder = export.folder();
            for (int i = 0; i < LEVELS_ABOVE_MANIFEST && folder != null; i++) {
                Optional<CreateTableRequest> definition = TableDefinitions.in(folder, source);
                if (definition.isPresent()) {
                    execute(definition.get().toBuilder().tableName(target).build());
                    return;
                }
                folder = folder.getParent();
            }
        }
        throw BadExport.of(
                exports.get(0).folder(),
                "the table '" + target
                        + "' doesn't exist, and an export says nothing about keys: create the table before,"
                        + " or put " + TableDefinitions.DESCRIPTION + " (the output of aws dynamodb describe-table)"
                        + " beside AWSDynamoDB");
    }

    private void apply(Manifest export, DataFile file, String table, long number, byte[] json) {
        try {
            execute(export.isIncremental() ? change(table, json) : put(table, json));
        } catch (SerializationFailure e) {
            throw BadExport.of(file.path(), "line " + number + " is no item in DynamoDB's JSON", e);
        } catch (DynamoDbException e) {
            throw BadExport.of(
                    file.path(),
                    "line " + number + " doesn't fit into the table '" + table + "': "
                            + e.awsErrorDetails().errorMessage(),
                    e);
        }
    }

    private static DynamoDbRequest put(String table, byte[] json) {
        GetItemResponse line = (GetItemResponse) PojoReader.read(GetItemResponse.builder(), json);
        return PutItemRequest.builder().tableName(table).item(line.item()).build();
    }

    private static DynamoDbRequest change(String table, byte[] json) {
        StreamRecord line = (StreamRecord) PojoReader.read(StreamRecord.builder(), json);
        return line.hasNewImage()
                ? PutItemRequest.builder()
                        .tableName(table)
                        .item(line.newImage())
                        .build()
                : DeleteItemRequest.builder().tableName(table).key(line.keys()).build();
    }

    private Object execute(DynamoDbRequest request) {
        return operations.execute(request, Admission.ALL);
    }
}
