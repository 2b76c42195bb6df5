package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.ConditionFailedException;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.WriteMode;
import io.dynox.annotation.DynoxTable;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** Items with a version are put one by one, each under the condition that nobody else wrote it meanwhile. */
@DynoxTest(
        tables = @Table(name = "accounts-test", partitionKey = "id"),
        properties = "app.tables.accounts=accounts-test")
class VersionedExampleTest {

    @DynoxTable(value = "${app.tables.accounts:accounts}", writeMode = WriteMode.CONDITIONAL)
    record Account(
            @DynamoDbPartitionKey String id,
            long balance,
            @DynamoDbVersionAttribute @Nullable Long version) {

        Account plus(long amount) {
            return new Account(id, balance + amount, version);
        }
    }

    @Autowired
    SyncBatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    SyncBatchTable<Account> accounts;

    @BeforeEach
    void table() {
        accounts = dynox.table(Account.class);
    }

    private static List<Account> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Account("A" + number, 0, null))
                .toList();
    }

    @Test
    void versionsAreCounted() {
        accounts.save(new Account("A", 10, null));
        Account first = accounts.get(accounts.key("A")).orElseThrow();
        accounts.save(first.plus(5));

        assertThat(accounts.get(accounts.key("A"))).contains(new Account("A", 15, 2L));
    }

    @Test
    void aPutThatComesTooLateIsRefused() {
        accounts.save(new Account("A", 10, null));
        Account read = accounts.get(accounts.key("A")).orElseThrow();
        accounts.save(read.plus(1));

        assertThatExceptionOfType(ConditionFailedException.class)
                .isThrownBy(() -> accounts.save(read.plus(2)))
                .withMessageContaining("read it again");
    }

    @Test
    void manyPutsAreManyRequestsWithOneAccount() {
        BatchWriteResult result = accounts.batchWrite(accounts(60), List.of());

        assertThat(result.written()).isEqualTo(60);
        assertThat(dynamo.requests("PutItem")).hasSize(60);
        assertThat(dynamo.requests("BatchWriteItem")).isEmpty();
    }

    @Test
    void oneStalePutCostsOnePut() {
        accounts.save(new Account("A7", 0, null));

        assertThatExceptionOfType(BatchWriteException.class)
                .isThrownBy(() -> accounts.batchWrite(accounts(30), List.of()))
                .satisfies(thrown -> assertThat(thrown.result().written()).isEqualTo(29))
                .satisfies(thrown -> assertThat(thrown.failures())
                        .singleElement()
                        .satisfies(failure -> {
                            assertThat(failure.cause()).isInstanceOf(ConditionFailedException.class);
                            assertThat(failure.write().item().get("id")).isEqualTo("A7");
                        }));
    }

    @Test
    void throttledPutsAreSentAgain() {
        dynamo.faults().throttle(20);

        BatchWriteResult result = accounts.batchWrite(accounts(40), List.of());

        assertThat(result.written()).isEqualTo(40);
        assertThat(result.retries()).isPositive();
        assertThat(dynamo.itemCount("accounts-test")).isEqualTo(40);
    }

    @Test
    void deletesGoByTheKey() {
        accounts.batchWrite(accounts(2), List.of());

        accounts.batchWrite(List.of(), List.of(accounts.key("A0")));

        assertThat(dynamo.itemCount("accounts-test")).isEqualTo(1);
        assertThat(dynamo.requests("DeleteItem")).hasSize(1);
    }

    @Test
    void batchesAreRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynox.table("accounts-test", Account.class).writer())
                .withMessageContaining("it has a version attribute")
                .withMessageContaining("WriteMode.CONDITIONAL");
    }

    @Test
    void typesWithoutAnAnnotationNameNoTable() {
        record Unnamed(String id) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> dynox.table(Unnamed.class))
                .withMessageContaining("@DynoxTable");
    }
}
