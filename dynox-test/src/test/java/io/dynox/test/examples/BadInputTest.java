package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriter;
import io.dynox.FailedWrite;
import io.dynox.InvalidItemException;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.TableAccessException;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What can be wrong with an item, a key or a table: the message says what to change, and the other items are written. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {

    private static final String SECRET = "Grace Hopper";

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void anUnknownTableIsNamed() {
        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class, () -> blocking.batchWrite("user", Users.users(30), List.of()));

        assertThat(failure.result().failed() + failure.result().notAttempted()).isEqualTo(30);
        assertThat(failure.failures().get(0).cause()).isInstanceOf(TableAccessException.class);
        assertThat(failure)
                .hasMessageContainingAll("30 of 30 writes", "Table 'user' doesn't exist", "create it", "dynox.region");
        assertThatExceptionOfType(TableAccessException.class)
                .isThrownBy(() -> blocking.batchGet("user", Users.keys(3)))
                .withMessageContainingAll("Table 'user' doesn't exist", "create it");
    }

    @Test
    void aMissingKeyAttributeIsNamed() {
        FailedWrite failed = onlyFailureOf(Map.of("pk", "USER#100", "name", SECRET));

        assertThat(failed.cause())
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContainingAll("'users'", "no attribute 'sk'", "sort key", "add it");
        assertThat(((InvalidItemException) failed.cause()).attribute()).isEqualTo("sk");
        assertThat(failed.attempts()).isZero();
    }

    @Test
    void aKeyOfTheWrongTypeIsNamed() {
        FailedWrite failed = onlyFailureOf(Map.of("pk", 100, "sk", "PROFILE", "name", SECRET));

        assertThat(failed.cause())
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContainingAll("'pk'", "'users'", "of type N", "must be of type S");
    }

    @Test
    void anItemOver400KilobytesIsMeasured() {
        FailedWrite failed = onlyFailureOf(Map.of("pk", "USER#100", "sk", "PROFILE", "blob", SECRET.repeat(40_000)));

        assertThat(failed.cause())
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContainingAll("'users'", "400 KB", "480023 bytes", "split it");
    }

    @Test
    void aKeyThatIsNoneOfTheTableStopsABatchGet() {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> blocking.batchGet("users", List.of(Users.key(1), Users.user(2))))
                .withMessageContainingAll("'users'", "no key attribute", "leave it out");
    }

    @Test
    void aPutAfterTheCloseThrows() {
        SyncBatchWriter<Map<String, Object>> batch = blocking.writer("users");
        batch.put(Users.user(1));
        batch.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> batch.put(Users.user(2)))
                .withMessageContainingAll("'users'", "closed");
        assertThat(batch.result().written()).isEqualTo(1);
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void aPutAfterTheCloseThrowsWithoutBlocking() {
        BatchWriter<Map<String, Object>> batch = dynox.writer("users");
        batch.put(Users.user(1)).thenCompose(accepted -> batch.close()).join();

        assertThatIllegalStateException()
                .isThrownBy(() -> batch.put(Users.user(2)).join())
                .withMessageContainingAll("'users'", "closed");
        assertThat(dynamo.itemCount("users")).isEqualTo(1);
    }

    @Test
    void noItemContentIsInAMessageOrALog(CapturedOutput output) {
        FailedWrite failed = onlyFailureOf(Map.of("pk", 100, "sk", SECRET, "name", SECRET));

        assertThat(failed.toString()).doesNotContain(SECRET);
        assertThat(failed.cause().toString()).doesNotContain(SECRET);
        assertThat(output.getAll()).doesNotContain(SECRET);
    }

    /** Writes a bad item among thirty good ones. */
    private FailedWrite onlyFailureOf(Map<String, Object> bad) {
        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class,
                () -> blocking.write("users", batch -> {
                    Users.users(15).forEach(batch::put);
                    batch.put(bad);
                    Users.users(30).forEach(batch::put);
                }));

        assertThat(failure.failures()).hasSize(1);
        assertThat(failure.result().account().isBalanced()).isTrue();
        assertThat(failure).message().doesNotContain(SECRET);
        assertThat(dynamo.itemCount("users")).isEqualTo(30);
        return failure.failures().get(0);
    }
}
