package io.dynox.test;

import io.dynox.test.error.Arns;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A request that reached the in-memory DynamoDB, in the order of arrival. Immutable.
 *
 * @param operation the operation's name in the service's API, such as {@code BatchWriteItem}
 * @param request the request itself
 * @param at when it was sent, on the database's clock
 */
public record SentRequest(String operation, DynamoDbRequest request, Instant at) {

    static SentRequest of(DynamoDbRequest request, Instant at) {
        String name = request.getClass().getSimpleName();
        return new SentRequest(name.substring(0, name.length() - "Request".length()), request, at);
    }

    /** The names of the tables that the request touches; empty where an operation has no table. */
    public Set<String> tables() {
        Set<String> named;
        if (request instanceof BatchWriteItemRequest batch) {
            named = batch.requestItems().keySet();
        } else if (request instanceof BatchGetItemRequest batch) {
            named = batch.requestItems().keySet();
        } else if (request instanceof TransactWriteItemsRequest || request instanceof TransactGetItemsRequest) {
            named = items().stream().map(Item::table).collect(Collectors.toSet());
        } else {
            named = request.getValueForField("TableName", String.class)
                    .map(Set::of)
                    .orElse(Set.of());
        }
        Set<String> tables = new TreeSet<>();
        named.forEach(table -> tables.add(Arns.tableName(table)));
        return tables;
    }

    /** The items and keys that the request names, in its order; empty for table operations, queries and scans. */
    public List<Item> items() {
        return NamedItems.in(request);
    }
}
