package io.dynox.test;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.partiql.Partiql;
import io.dynox.test.internal.streams.StreamTables;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A request that reached the in-memory DynamoDB, in the order of arrival. Immutable.
 *
 * @param operation the operation's name in the service's API, such as {@code BatchWriteItem}
 * @param request the request itself, a {@code DynamoDbRequest} or a {@code DynamoDbStreamsRequest}
 * @param at when it was sent, on the database's clock
 */
public record SentRequest(String operation, AwsRequest request, Instant at) {

    static SentRequest of(AwsRequest request, Instant at) {
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
        } else if (request instanceof DynamoDbStreamsRequest) {
            named = StreamTables.of(request);
        } else {
            named = request.getValueForField("TableName", String.class)
                    .map(Set::of)
                    .orElseGet(() -> Partiql.tables(request));
        }
        Set<String> tables = new TreeSet<>();
        named.forEach(table -> tables.add(Arns.tableName(table)));
        return tables;
    }

    /**
     * The items and keys that the request names, in its order; empty for operations on tables and streams, queries and scans. A
     * PartiQL statement names the item that it inserts, or the attributes that its WHERE clause sets equal to a value, the key among
     * them.
     */
    public List<Item> items() {
        return NamedItems.in(request);
    }
}
