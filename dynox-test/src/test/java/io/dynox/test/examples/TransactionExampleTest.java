package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.enhanced.EnhancedItems;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The code in docs/transactions.md: what must change together, with the same records as a batch. */
@DynoxTest(tables = {@Table(name = "invoices", partitionKey = "id"), @Table(name = "numbers", partitionKey = "number")})
class TransactionExampleTest {

    record Invoice(@DynamoDbPartitionKey String id, String number, int cents) {}

    record TakenNumber(@DynamoDbPartitionKey String number, String invoice) {}

    @Autowired
    DynamoDbAsyncClient client;

    @Autowired
    BatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    void issue(Invoice invoice) {
        DynamoDbEnhancedAsyncClient enhanced =
                DynamoDbEnhancedAsyncClient.builder().dynamoDbClient(client).build();
        DynamoDbAsyncTable<Invoice> invoices = enhanced.table("invoices", EnhancedItems.recordSchema(Invoice.class));
        DynamoDbAsyncTable<TakenNumber> numbers =
                enhanced.table("numbers", EnhancedItems.recordSchema(TakenNumber.class));

        enhanced.transactWriteItems(transaction -> transaction
                        .addPutItem(invoices, invoice)
                        .addPutItem(
                                numbers,
                                TransactPutItemEnhancedRequest.builder(TakenNumber.class)
                                        .item(new TakenNumber(invoice.number(), invoice.id()))
                                        .conditionExpression(Expression.builder()
                                                .expression("attribute_not_exists(#n)")
                                                .putExpressionName("#n", "number")
                                                .build())
                                        .build()))
                .join();
    }

    @Test
    void bothItemsAreWrittenOrNone() {
        issue(new Invoice("a", "2026-1", 500));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> issue(new Invoice("b", "2026-1", 700)))
                .withCauseInstanceOf(TransactionCanceledException.class);

        BatchTable<Invoice> invoices = dynox.table("invoices", Invoice.class);
        assertThat(invoices.batchGet(List.of(Map.of("id", "a"), Map.of("id", "b")))
                        .join()
                        .items())
                .containsExactly(new Invoice("a", "2026-1", 500));
        assertThat(dynamo.itemCount("numbers")).isEqualTo(1);
    }
}
