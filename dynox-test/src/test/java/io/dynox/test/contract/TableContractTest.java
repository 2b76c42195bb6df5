package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

final class TableContractTest extends ContractTest {

    TableContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void aTableIsDescribedAsItWasCreated() {
        String name = table(S, N);

        TableDescription table =
                client.describeTable(r -> r.tableName(name)).join().table();

        assertThat(table.tableName()).isEqualTo(name);
        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.keySchema()).extracting(k -> k.attributeName()).containsExactly("pk", "sk");
        assertThat(table.attributeDefinitions()).hasSize(2);
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.provisionedThroughput().readCapacityUnits()).isZero();
        assertThat(table.tableArn()).endsWith(":table/" + name);
        assertThat(table.creationDateTime()).isNotNull();
    }

    @Test
    void aNameIsTakenOnce() {
        String name = table(S);

        assertRefused(client.createTable(r -> r.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("pk", KeyType.HASH))
                        .attributeDefinitions(attribute("pk", S))))
                .isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void aMissingTableIsNotDescribed() {
        assertRefused(client.describeTable(r -> r.tableName("no-such-table")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found: Table: no-such-table not found");
    }

    @Test
    void anOnDemandTableHasNoProvisionedThroughput() {
        assertInvalid(
                client.createTable(r -> r.tableName("contract-refused")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .provisionedThroughput(t -> t.readCapacityUnits(1L).writeCapacityUnits(1L))
                        .keySchema(key("pk", KeyType.HASH))
                        .attributeDefinitions(attribute("pk", S))),
                "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be"
                        + " specified when BillingMode is PAY_PER_REQUEST");
    }

    @Test
    void everyAttributeDefinitionIsUsed() {
        assertInvalid(
                client.createTable(r -> r.tableName("contract-refused")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("pk", KeyType.HASH))
                        .attributeDefinitions(attribute("pk", S), attribute("sk", S))),
                "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match"
                        + " number of attributes defined in AttributeDefinitions");
    }

    @Test
    void everyKeyAttributeIsDefined() {
        assertInvalid(
                client.createTable(r -> r.tableName("contract-refused")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("pk", KeyType.HASH))
                        .attributeDefinitions(attribute("id", S))),
                "One or more parameter values were invalid: Some index key attributes are not defined in"
                        + " AttributeDefinitions. Keys: [pk], AttributeDefinitions: [id]");
    }

    @Test
    void severalViolationsAreReportedTogether() {
        assertInvalid(
                client.createTable(r -> r.tableName("contract-refused").billingMode("SOMETIMES")),
                "3 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint: "
                        + "Member must not be null; Value 'SOMETIMES' at 'billingMode' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]; "
                        + "Value null at 'keySchema' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void listedTablesComeInPages() {
        String name = table(S);

        List<String> names = new ArrayList<>();
        client.listTablesPaginator(r -> r.limit(1))
                .tableNames()
                .subscribe(names::add)
                .join();

        assertThat(names).contains(name).isSorted();
    }

    @Test
    void aDeletedTableIsGone() {
        String name = table(S);

        assertThat(client.deleteTable(r -> r.tableName(name))
                        .join()
                        .tableDescription()
                        .tableStatus())
                .isEqualTo(TableStatus.DELETING);
        client.waiter()
                .waitUntilTableNotExists(r -> r.tableName(name), ContractTest::pollFast)
                .join();

        assertRefused(client.getItem(r -> r.tableName(name).key(item("pk", "a"))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found");
    }
}
