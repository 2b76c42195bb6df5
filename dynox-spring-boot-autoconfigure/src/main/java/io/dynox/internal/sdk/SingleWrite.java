package io.dynox.internal.sdk;

import io.dynox.ItemWrite;
import io.dynox.internal.mapping.item.ConditionalPut;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** A write that is a request of its own. Immutable. */
sealed interface SingleWrite {

    /** A put with its condition. */
    record Put(ConditionalPut put) implements SingleWrite {}

    /** A delete by key. */
    record Delete(Map<String, AttributeValue> key) implements SingleWrite {}

    /** The item of a put, the key of a delete. */
    default Map<String, AttributeValue> attributes() {
        return this instanceof Put put ? put.put().item() : ((Delete) this).key();
    }

    default ItemWrite.Kind operation() {
        return this instanceof Put ? ItemWrite.Kind.PUT : ItemWrite.Kind.DELETE;
    }

    static PutItemRequest request(String table, ConditionalPut put) {
        PutItemRequest.Builder request =
                PutItemRequest.builder().tableName(table).item(put.item());
        if (put.condition() != null) {
            request.conditionExpression(put.condition());
        }
        if (!put.names().isEmpty()) {
            request.expressionAttributeNames(put.names());
        }
        if (!put.values().isEmpty()) {
            request.expressionAttributeValues(put.values());
        }
        return request.build();
    }

    static DeleteItemRequest request(String table, Delete delete) {
        return DeleteItemRequest.builder().tableName(table).key(delete.key()).build();
    }
}
