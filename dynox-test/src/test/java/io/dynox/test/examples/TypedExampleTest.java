package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.BatchWriteException;
import io.dynox.InvalidItemException;
import io.dynox.RetriesExhaustedException;
import io.dynox.SyncBatchTable;
import io.dynox.SyncBatchWriter;
import io.dynox.TableAccessException;
import io.dynox.annotation.Default;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** The batch page's typed examples, on a record. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class TypedExampleTest {

    record User(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            String name,
            @Default("0") int age) {

        static User of(int number) {
            return new User("USER#" + number, "PROFILE", "User " + number, 20 + number);
        }
    }

    @Autowired
    BatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    BatchTable<User> users;
    SyncBatchTable<User> blocking;

    @BeforeEach
    void threeUsers() {
        users = dynox.table("users", User.class);
        blocking = users.sync();
        blocking.batchWrite(IntStream.range(0, 3).mapToObj(User::of).toList(), List.of());
    }

    @Test
    void usersAreReadAsRecords() {
        List<Map<String, Object>> keys = List.of(users.key("USER#0", "PROFILE"), users.key("USER#1", "PROFILE"));

        List<String> names = new ArrayList<>();
        users.batchGet(keys)
                .thenAccept(found -> found.items().forEach(user -> names.add(user.name())))
                .join();

        assertThat(names).containsExactly("User 0", "User 1");
        assertThat(blocking.batchGet(keys).items()).containsExactly(User.of(0), User.of(1));
    }

    @Test
    void usersAreReadAsMaps() {
        BatchGetResult<Map<String, Object>> found = blocking.asMaps().batchGet(Users.keys(2));

        assertThat(found.items()).extracting("name").containsExactly("User 0", "User 1");
    }

    @Test
    void theKeyIsKnownFromTheRecord() {
        assertThat(dynamo.requests("DescribeTable")).isEmpty();
    }

    @Test
    void aDefaultStandsInForWhatIsMissing() {
        blocking.asMaps().save(Map.of("pk", "USER#9", "sk", "PROFILE", "name", "Nine"));

        assertThat(blocking.get(users.key("USER#9", "PROFILE"))).contains(new User("USER#9", "PROFILE", "Nine", 0));
    }

    @Test
    void recordsAreWrittenInBatches() {
        try (SyncBatchWriter<User> batch = blocking.writer()) {
            IntStream.range(0, 100).mapToObj(User::of).forEach(batch::put);
            batch.delete(users.keyOf(User.of(0)));
        }

        assertThat(dynamo.itemCount("users")).isEqualTo(99);
    }

    @Test
    void oneUserIsSavedReadAndDeletedWithoutABatch() {
        int batches = dynamo.requests("BatchWriteItem").size();
        User user = User.of(7);

        users.save(user).join();
        assertThat(users.get(users.keyOf(user)).join()).contains(user);
        users.delete(users.keyOf(user)).join();

        assertThat(users.get(users.keyOf(user)).join()).isEmpty();
        assertThat(dynamo.requests("PutItem")).hasSize(1);
        assertThat(dynamo.requests("DeleteItem")).hasSize(1);
        assertThat(dynamo.requests("BatchWriteItem")).hasSize(batches);
    }

    @Test
    void oneUserThatCannotBeStoredIsRefusedAsInABatch() {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> blocking.save(new User("", "PROFILE", "x", 1)))
                .withMessageContaining("'pk'")
                .withMessageContaining("empty");
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> blocking.save(new User("BIG", "PROFILE", "x".repeat(410 * 1024), 1)))
                .withMessageContaining("409600 bytes (400 KB) is the most");
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> blocking.get(Map.of("pk", "USER#1")))
                .withMessageContaining("'sk'");
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> blocking.delete(Map.of("pk", "USER#1", "sk", 1)))
                .withMessageContaining("type N");
    }

    @Test
    void aMissingTableIsNamed() {
        assertThatExceptionOfType(TableAccessException.class)
                .isThrownBy(() -> dynox.table("nobody", User.class).sync().save(User.of(1)))
                .withMessageContaining("Table 'nobody' doesn't exist");
    }

    @Test
    void throttlingIsToldWhenTheSdkGaveUp() {
        dynamo.faults().throttle(100);

        assertThatExceptionOfType(RetriesExhaustedException.class)
                .isThrownBy(() -> blocking.save(User.of(1)))
                .withMessageContaining("PutItem on table 'users' was throttled");
    }

    @Test
    void anItemThatIsNoUserIsNamedByItsAttribute() {
        blocking.asMaps().save(Map.of("pk", "USER#8", "sk", "PROFILE", "name", "Eight", "age", "old"));

        assertThatExceptionOfType(BatchGetException.class)
                .isThrownBy(() -> blocking.batchGet(Users.keys(9)))
                .satisfies(e -> assertThat(e.unreadKeys()).containsExactly(users.key("USER#8", "PROFILE")))
                .withCauseInstanceOf(InvalidItemException.class)
                .withMessageContaining("Attribute 'age' of the item for table 'users' is of type S, but N is needed");
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> blocking.get(users.key("USER#8", "PROFILE")));
    }

    @Test
    void oneBadRecordCostsOneRecord() {
        assertThatExceptionOfType(BatchWriteException.class)
                .isThrownBy(() -> blocking.batchWrite(
                        List.of(User.of(1), new User("", "PROFILE", "x", 1), User.of(2)), List.of()))
                .satisfies(thrown -> assertThat(thrown.result().written()).isEqualTo(2))
                .satisfies(thrown -> assertThat(thrown.failures()).hasSize(1));
    }

    @Test
    void keysWithTooFewValuesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.key("USER#1"))
                .withMessageContaining("two values, of 'pk' and of 'sk'");
    }
}
