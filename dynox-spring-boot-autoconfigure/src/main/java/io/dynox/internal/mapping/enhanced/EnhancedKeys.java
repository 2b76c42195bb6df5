package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.UnmappableException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.IndexMetadata;
import software.amazon.awssdk.enhanced.dynamodb.KeyAttributeMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The primary key in the Enhanced client's words. */
final class EnhancedKeys {

    private EnhancedKeys() {}

    /**
     * The primary key.
     *
     * @throws UnmappableException when there is a sort key alone
     */
    static @Nullable TableKeys of(TableMetadata metadata) {
        for (IndexMetadata index : metadata.indices()) {
            if (index.name().equals(TableMetadata.primaryIndexName())) {
                return of(index);
            }
        }
        return null;
    }

    private static @Nullable TableKeys of(IndexMetadata primary) {
        List<KeyAttributeMetadata> partition = primary.partitionKeys();
        List<KeyAttributeMetadata> sort = primary.sortKeys();
        if (partition.isEmpty() && sort.isEmpty()) {
            return null;
        }
        if (partition.isEmpty()) {
            throw new UnmappableException("it has a sort key, '" + sort.get(0).name()
                    + "', but no partition key: annotate one with @DynamoDbPartitionKey, or none of them");
        }
        return new TableKeys(attribute(partition.get(0)), sort.isEmpty() ? null : attribute(sort.get(0)));
    }

    private static TableKeys.Attribute attribute(KeyAttributeMetadata key) {
        return new TableKeys.Attribute(
                key.name(),
                ScalarAttributeType.fromValue(key.attributeValueType().name()));
    }
}
