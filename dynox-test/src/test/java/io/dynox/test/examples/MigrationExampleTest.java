package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.FailedWrite;
import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.SyncBatchTable;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteResult;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What batch calls of the former mapper and of the Enhanced client become. */
@DynoxTest(tables = @Table(name = "people", partitionKey = "id"))
class MigrationExampleTest {

    /** As an application has it. */
    @DynamoDbBean
    public static class Person {

        private String id = "";
        private @Nullable String name;

        @DynamoDbPartitionKey
        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public @Nullable String getName() {
            return name;
        }

        public void setName(@Nullable String name) {
            this.name = name;
        }

        static Person of(int number) {
            Person person = new Person();
            person.setId("P" + number);
            person.setName("Person " + number);
            return person;
        }
    }

    @Autowired
    BatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    SyncBatchTable<Person> people;

    @BeforeEach
    void table() {
        people = dynox.table("people", Person.class).sync();
    }

    private static List<Person> people(int count) {
        return IntStream.range(0, count).mapToObj(Person::of).toList();
    }

    @Test
    void theEnhancedClientLeavesTheRestToTheCaller() {
        dynamo.faults().unprocessed(0.5);
        DynamoDbEnhancedClient enhanced =
                DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo.client()).build();
        DynamoDbTable<Person> table = enhanced.table("people", TableSchema.fromBean(Person.class));
        List<Person> all = people(60);
        List<Person> left = new ArrayList<>();

        for (int start = 0; start < all.size(); start += 25) {
            WriteBatch.Builder<Person> batch = WriteBatch.builder(Person.class).mappedTableResource(table);
            all.subList(start, Math.min(start + 25, all.size())).forEach(batch::addPutItem);
            BatchWriteResult result = enhanced.batchWriteItem(BatchWriteItemEnhancedRequest.builder()
                    .writeBatches(batch.build())
                    .build());
            left.addAll(result.unprocessedPutItemsForTable(table)); // and now?
        }

        assertThat(left).isNotEmpty();
        assertThat(dynamo.itemCount("people")).isEqualTo(60 - left.size());
    }

    @Test
    void batchSave() {
        dynamo.faults().unprocessed(0.5);
        List<Person> persons = people(60);

        people.batchWrite(persons, List.of());

        assertThat(dynamo.itemCount("people")).isEqualTo(60);
    }

    @Test
    void batchDelete() {
        List<Person> persons = people(60);
        people.batchWrite(persons, List.of());

        people.batchWrite(List.of(), persons.stream().map(people::keyOf).toList());

        assertThat(dynamo.itemCount("people")).isZero();
    }

    @Test
    void batchLoad() {
        people.batchWrite(people(60), List.of());
        List<String> ids = List.of("P1", "P59", "P60");

        BatchGetResult<Person> found =
                people.batchGet(ids.stream().map(people::key).toList());

        assertThat(found.items()).extracting(Person::getName).containsExactly("Person 1", "Person 59");
        assertThat(found.missingKeys()).containsExactly(Map.of("id", "P60"));
    }

    @Test
    void failedBatches() {
        List<Person> persons = new ArrayList<>(people(30));
        persons.add(new Person());
        List<String> told = new ArrayList<>();

        try {
            people.batchWrite(persons, List.of());
        } catch (BatchWriteException e) {
            for (FailedWrite failed : e.failures()) {
                told.add(failed.cause().getMessage());
            }
        }

        assertThat(told).singleElement().satisfies(text -> assertThat(text).contains("'id'"));
        assertThat(dynamo.itemCount("people")).isEqualTo(30);
    }

    @Test
    void unprocessedKeys() {
        dynamo.faults().throttle(100);
        GetOptions impatient = GetOptions.builder()
                .retry(RetryPolicy.builder()
                        .maxAttempts(2)
                        .deadline(Duration.ofSeconds(5))
                        .build())
                .build();

        assertThatExceptionOfType(BatchGetException.class)
                .isThrownBy(() -> people.with(impatient).batchGet(List.of(people.key("P1"))))
                .satisfies(e -> assertThat(e.unreadKeys()).containsExactly(Map.of("id", "P1")));
    }

    /** The same data, as the former mapper and a record have it. */
    record Member(@DynamoDbPartitionKey String id, boolean active, Instant joined, Set<String> roles) {}

    @Test
    void itemsOfTheFormerMapperAreRead() {
        dynamo.client()
                .putItem(put -> put.tableName("people")
                        .item(Map.of(
                                "id", AttributeValue.fromS("M1"),
                                "active", AttributeValue.fromN("1"),
                                "joined", AttributeValue.fromS("2016-01-31T10:00:00.000Z"),
                                "roles", AttributeValue.fromSs(List.of("admin")))));
        SyncBatchTable<Member> members = dynox.table("people", Member.class).sync();

        assertThat(members.get(members.key("M1")))
                .contains(new Member("M1", true, Instant.parse("2016-01-31T10:00:00Z"), Set.of("admin")));
    }
}
