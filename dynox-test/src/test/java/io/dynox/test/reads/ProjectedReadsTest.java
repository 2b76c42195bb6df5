package io.dynox.test.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchGetResult;
import io.dynox.GetOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.Ways;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectedReadsTest {

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.create().createTable("users", Key.string("pk"), Key.string("sk"));
    private final DynoxClient dynox = Ways.to(dynamo).build();
    private final SyncBatchOperations operations = dynox.operations().sync();

    @AfterEach
    void close() {
        dynox.close();
    }

    @BeforeEach
    void oneUser() {
        operations.batchWrite(
                "users",
                List.of(Map.of(
                        "pk", "1",
                        "sk", "a",
                        "status", "reserved word",
                        "first-name", "Ada",
                        "first.name", "dotted",
                        "first", Map.of("name", "nested", "other", "x"),
                        "tags", List.of("t0", "t1", "t2"))),
                List.of());
    }

    private Map<String, Object> read(String... paths) {
        BatchGetResult<Map<String, Object>> result = operations
                .table("users")
                .with(GetOptions.builder().projection(paths).build())
                .batchGet(List.of(Map.of("pk", "1", "sk", "a"), Map.of("pk", "2", "sk", "a")));
        assertThat(result.missingKeys()).containsExactly(Map.of("pk", "2", "sk", "a"));
        return result.items().get(0);
    }

    @Test
    void reservedWordsAndSpecialNamesAreReadAsAnyOther() {
        assertThat(read("status", "first-name")).isEqualTo(Map.of("status", "reserved word", "first-name", "Ada"));
    }

    @Test
    void aDotLeadsIntoAMapAndInBackticksBelongsToTheName() {
        assertThat(read("first.name")).isEqualTo(Map.of("first", Map.of("name", "nested")));
        assertThat(read("`first.name`")).isEqualTo(Map.of("first.name", "dotted"));
    }

    @Test
    void elementsOfListsAreReadAlone() {
        assertThat(read("tags[1]")).isEqualTo(Map.of("tags", List.of("t1")));
    }

    @Test
    void keysAreHandedOnWhenTheyAreAskedFor() {
        assertThat(read("sk", "status")).isEqualTo(Map.of("sk", "a", "status", "reserved word"));
    }

    @Test
    void anItemWithoutTheAttributesIsFoundAllTheSame() {
        assertThat(read("absent")).isEmpty();
    }
}
