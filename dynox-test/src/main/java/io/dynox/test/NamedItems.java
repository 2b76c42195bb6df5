package io.dynox.test;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.partiql.Partiql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Finds the items and keys that a request names. The request may be invalid. Not thread-safe; owned by one call. */
final class NamedItems {

    private final List<Item> items = new ArrayList<>();

    private NamedItems() {}

    static List<Item> in(AwsRequest request) {
        NamedItems named = new NamedItems();
        named.collect(request);
        return List.copyOf(named.items);
    }

    private void collect(AwsRequest request) {
        if (request instanceof BatchWriteItemRequest batch) {
            batch.requestItems().forEach((table, writes) -> writes.forEach(write -> add(table, write)));
        } else if (request instanceof BatchGetItemRequest batch) {
            batch.requestItems().forEach((table, keys) -> keys.keys().forEach(key -> add(table, key)));
        } else if (request instanceof PutItemRequest put) {
            add(put.tableName(), put.item());
        } else if (request instanceof GetItemRequest get) {
            add(get.tableName(), get.key());
        } else if (request instanceof DeleteItemRequest delete) {
            add(delete.tableName(), delete.key());
        } else if (request instanceof UpdateItemRequest update) {
            add(update.tableName(), update.key());
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(this::add);
        } else if (request instanceof TransactGetItemsRequest transaction) {
            transaction.transactItems().stream()
                    .map(TransactGetItem::get)
                    .filter(Objects::nonNull)
                    .forEach(get -> add(get.tableName(), get.key()));
        } else {
            Partiql.forEachItem(request, this::add);
        }
    }

    private void add(String table, WriteRequest write) {
        if (write.putRequest() != null) {
            add(table, write.putRequest().item());
        }
        if (write.deleteRequest() != null) {
            add(table, write.deleteRequest().key());
        }
    }

    private void add(TransactWriteItem item) {
        if (item.put() != null) {
            add(item.put().tableName(), item.put().item());
        }
        if (item.delete() != null) {
            add(item.delete().tableName(), item.delete().key());
        }
        if (item.update() != null) {
            add(item.update().tableName(), item.update().key());
        }
        if (item.conditionCheck() != null) {
            add(item.conditionCheck().tableName(), item.conditionCheck().key());
        }
    }

    private void add(String table, Map<String, AttributeValue> attributes) {
        if (table != null) {
            items.add(new Item(Arns.tableName(table), attributes));
        }
    }
}
