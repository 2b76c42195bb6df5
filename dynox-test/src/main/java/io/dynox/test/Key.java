package io.dynox.test;

import io.dynox.test.internal.value.KeySchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A key attribute of a table. Immutable. */
public record Key(String name, ScalarAttributeType type) {

    /** A string key (S). */
    public static Key string(String name) {
        return new Key(name, ScalarAttributeType.S);
    }

    /** A number key (N). */
    public static Key number(String name) {
        return new Key(name, ScalarAttributeType.N);
    }

    /** A binary key (B). */
    public static Key binary(String name) {
        return new Key(name, ScalarAttributeType.B);
    }

    /** The key attributes of a table, the partition key first. */
    static List<Key> of(KeySchema schema) {
        return schema.attributes().stream()
                .map(attribute -> new Key(
                        attribute.name(),
                        ScalarAttributeType.fromValue(attribute.type().name())))
                .toList();
    }

    /** The request for a table that grows on demand, with one or two attributes as its key. */
    static CreateTableRequest table(String name, Key... key) {
        if (key.length < 1 || key.length > 2) {
            throw new IllegalArgumentException(
                    "key must be a partition key and possibly a sort key, but has " + key.length + " attributes");
        }
        List<KeySchemaElement> schema = new ArrayList<>();
        for (Key attribute : key) {
            schema.add(KeySchemaElement.builder()
                    .attributeName(attribute.name())
                    .keyType(schema.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
        }
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema)
                .attributeDefinitions(Arrays.stream(key)
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.name())
                                .attributeType(attribute.type())
                                .build())
                        .toList())
                .build();
    }
}
