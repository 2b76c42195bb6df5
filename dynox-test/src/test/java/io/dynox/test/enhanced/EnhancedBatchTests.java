package io.dynox.test.enhanced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPage;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPageIterable;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteResult;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Batches, transactions and documents. */
abstract class EnhancedBatchTests extends EnhancedReadTests {

    @Test
    void batchWritesAndBatchGets() {
        orders.putItem(Order.of("gone", 1, "open"));

        BatchWriteResult written = client.batchWriteItem(batch -> batch.writeBatches(WriteBatch.builder(Order.class)
                .mappedTableResource(orders)
                .addPutItem(Order.of("ada", 1, "open"))
                .addPutItem(Order.of("ada", 2, "paid"))
                .addDeleteItem(key("gone", 1))
                .build()));
        BatchGetResultPageIterable read = client.batchGetItem(batch -> batch.readBatches(ReadBatch.builder(Order.class)
                .mappedTableResource(orders)
                .addGetItem(key("ada", 1))
                .addGetItem(key("ada", 2))
                .addGetItem(key("gone", 1))
                .build()));

        assertThat(written.unprocessedPutItemsForTable(orders)).isEmpty();
        assertThat(read.resultsForTable(orders)).extracting(Order::getNumber).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void unprocessedItemsAndKeysAreHandedOver() {
        orders.putItem(Order.of("ada", 1, "open"));
        orders.putItem(Order.of("ada", 2, "open"));
        dynamo.faults()
                .play(FaultRule.of(new Fault.Unprocessed(1, 0))
                        .where(item -> AttributeValue.fromN("1").equals(item.attribute("number")))
                        .next(2));

        BatchWriteResult written = client.batchWriteItem(batch -> batch.writeBatches(WriteBatch.builder(Order.class)
                .mappedTableResource(orders)
                .addDeleteItem(key("ada", 1))
                .addPutItem(Order.of("ada", 2, "paid"))
                .build()));
        BatchGetResultPage page = client.batchGetItem(batch -> batch.readBatches(ReadBatch.builder(Order.class)
                        .mappedTableResource(orders)
                        .addGetItem(key("ada", 1))
                        .addGetItem(key("ada", 2))
                        .build()))
                .iterator()
                .next();

        assertThat(written.unprocessedDeleteItemsForTable(orders)).hasSize(1);
        assertThat(page.unprocessedKeysForTable(orders)).hasSize(1);
        assertThat(page.resultsForTable(orders)).hasSize(1);
    }

    @Test
    void transactionWritesAllOrNothing() {
        accounts.putItem(Account.of("a", 5));
        Account current = accounts.getItem(key("a"));
        current.setBalance(4);

        client.transactWriteItems(transaction -> transaction
                .addUpdateItem(accounts, current)
                .addPutItem(accounts, Account.of("b", 1))
                .addDeleteItem(orders, key("gone", 1)));

        assertThat(accounts.getItem(key("a")).getBalance()).isEqualTo(4);
        assertThatThrownBy(() -> client.transactWriteItems(transaction -> transaction
                        .addPutItem(accounts, Account.of("c", 1))
                        .addConditionCheck(
                                accounts,
                                ConditionCheck.builder()
                                        .key(key("b"))
                                        .conditionExpression(Expression.builder()
                                                .expression("attribute_not_exists(id)")
                                                .build())
                                        .build())))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(reason -> reason.code())
                                .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(accounts.getItem(key("c"))).isNull();
    }

    @Test
    void transactionTellsItsCapacity() {
        var response = client.transactWriteItemsWithResponse(transaction -> transaction
                .addPutItem(accounts, Account.of("b", 1))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(response.consumedCapacity())
                .singleElement()
                .satisfies(capacity -> assertThat(capacity.capacityUnits()).isEqualTo(2));
    }

    @Test
    void transactionReadsInTheOrderOfTheKeys() {
        accounts.putItem(Account.of("a", 5));
        orders.putItem(Order.of("ada", 1, "open"));

        var documents = client.transactGetItems(transaction -> transaction
                .addGetItem(orders, key("ada", 1))
                .addGetItem(accounts, key("nobody"))
                .addGetItem(accounts, key("a")));

        assertThat(documents.get(0).getItem(orders).getStatus()).isEqualTo("open");
        assertThat(documents.get(1).getItem(accounts)).isNull();
        assertThat(documents.get(2).getItem(accounts).getBalance()).isEqualTo(5);
    }

    @Test
    void documentsNeedNoClass() {
        DynamoDbTable<EnhancedDocument> documents = client.table(
                "documents",
                TableSchema.documentSchemaBuilder()
                        .addIndexPartitionKey(TableMetadata.primaryIndexName(), "id", AttributeValueType.S)
                        .attributeConverterProviders(AttributeConverterProvider.defaultProvider())
                        .build());
        documents.createTable();

        documents.putItem(EnhancedDocument.fromJson("""
                {"id": "d1", "size": 12.50, "tags": ["a", "b"], "inner": {"none": null, "yes": true}}"""));

        EnhancedDocument found = documents.getItem(key("d1"));
        assertThat(found.getNumber("size").doubleValue()).isEqualTo(12.5);
        assertThat(found.getListOfUnknownType("tags")).hasSize(2);
        assertThat(found.getMapOfUnknownType("inner")).containsEntry("none", AttributeValue.fromNul(true));
        assertThat(documents.scan().items()).hasSize(1);
    }
}
