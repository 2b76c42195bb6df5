package io.dynox.test.internal.snapshot;

import io.dynox.test.internal.protocol.PojoReader;
import io.dynox.test.internal.protocol.PojoWriter;
import io.dynox.test.internal.protocol.SerializationFailure;
import io.dynox.test.internal.storage.StoredTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The definition of a table beside its export, which itself says nothing about keys: {@code create-table.json}, the request of
 * CreateTable, or {@code describe-table.json}, the reply of DescribeTable. Stateless.
 */
final class TableDefinitions {

    /** The file that an export of ours has. */
    static final String REQUEST = "create-table.json";

    /** The file that {@code aws dynamodb describe-table} may have written. */
    static final String DESCRIPTION = "describe-table.json";

    private TableDefinitions() {}

    /** The request that creates a table like the one that is described. */
    static CreateTableRequest request(TableDescription table) {
        // Most members have the same names in both.
        CreateTableRequest same =
                (CreateTableRequest) PojoReader.read(CreateTableRequest.builder(), PojoWriter.write(table));
        boolean isOnDemand = StoredTable.isOnDemand(table);
        CreateTableRequest.Builder request = same.toBuilder()
                .billingMode(isOnDemand ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
                .warmThroughput((software.amazon.awssdk.services.dynamodb.model.WarmThroughput) null);
        if (isOnDemand) {
            request.provisionedThroughput((ProvisionedThroughput) null);
        }
        if (table.tableClassSummary() != null) {
            request.tableClass(table.tableClassSummary().tableClassAsString());
        }
        if (same.hasGlobalSecondaryIndexes()) {
            List<GlobalSecondaryIndex> indexes = new ArrayList<>();
            for (GlobalSecondaryIndex index : same.globalSecondaryIndexes()) {
                GlobalSecondaryIndex.Builder plain = index.toBuilder()
                        .warmThroughput((software.amazon.awssdk.services.dynamodb.model.WarmThroughput) null);
                indexes.add((isOnDemand ? plain.provisionedThroughput((ProvisionedThroughput) null) : plain).build());
            }
            request.globalSecondaryIndexes(indexes);
        }
        return request.build();
    }

    /** The definition of a table in a folder. */
    static Optional<CreateTableRequest> in(Path folder, String table) throws IOException {
        Path request = folder.resolve(REQUEST);
        Path description = folder.resolve(DESCRIPTION);
        Optional<CreateTableRequest> found = Optional.empty();
        try {
            if (Files.exists(request)) {
                found = Optional.of((CreateTableRequest)
                        PojoReader.read(CreateTableRequest.builder(), Files.readAllBytes(request)));
            } else if (Files.exists(description)) {
                DescribeTableResponse described = (DescribeTableResponse)
                        PojoReader.read(DescribeTableResponse.builder(), Files.readAllBytes(description));
                found = Optional.ofNullable(described.table()).map(TableDefinitions::request);
            }
        } catch (SerializationFailure e) {
            throw BadExport.of(folder, REQUEST + " or " + DESCRIPTION + " can't be read", e);
        }
        return found.filter(definition -> table.equals(definition.tableName()));
    }
}
