package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.KeyResult;
import io.dynox.batch.DynoxKeysItemReader;
import io.dynox.batch.DynoxKeysItemReaderBuilder;
import io.dynox.batch.MissingItemException;
import io.dynox.batch.MissingKeys;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

class DynoxKeysItemReaderTest {

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("events", Key.string("pk"), Key.number("sk"))
            .seed("events", DynoxItemWriterTest.events(250));
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient()).build();
    private final BatchOperations dynox = client.operations();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void itemsComeInTheOrderOfTheKeysAndAsOften() throws Exception {
        List<Integer> keys = new ArrayList<>(IntStream.range(0, 250).boxed().toList());
        Collections.shuffle(keys, new Random(4));
        keys.addAll(keys.subList(0, 30));

        assertThat(numbers(reader(keys).build())).isEqualTo(keys);
        assertThat(dynamo.requests("BatchGetItem")).hasSizeLessThan(10);
    }

    @Test
    void keysWithoutAnItemAreSkipped() throws Exception {
        assertThat(numbers(reader(List.of(1, 900, 2, 901)).build())).containsExactly(1, 2);
    }

    @Test
    void keysWithoutAnItemMayFailTheStep() {
        assertThatThrownBy(() -> numbers(
                        reader(List.of(1, 900)).missingKeys(MissingKeys.FAIL).build()))
                .isInstanceOf(MissingItemException.class)
                .hasMessageContaining("1 of 2 keys")
                .hasMessageContaining("events");
    }

    @Test
    void keysWithoutAnItemMayBeReported() throws Exception {
        DynoxKeysItemReader<KeyResult<Map<String, Object>>> reader =
                reader(List.of(900, 1)).buildResults();
        reader.open(new ExecutionContext());

        assertThat(reader.read())
                .satisfies(missing -> assertThat(missing.item()).isEmpty())
                .satisfies(missing -> assertThat(missing.key()).containsEntry("sk", 900));
        assertThat(reader.read()).satisfies(found -> assertThat(found.item()).isPresent());
        assertThat(reader.read()).isNull();
    }

    @Test
    void aRestartGoesOnWithTheFirstKeyThatWasNotCommitted() throws Exception {
        List<Integer> keys = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
        keys.addAll(List.of(900, 901, 3, 3));
        List<Integer> all = new ArrayList<>(keys);
        all.removeAll(List.of(900, 901));

        Restarts.<Integer>readsEachItemOnce(
                () -> Mapped.of(reader(keys).fetchSize(7).build(), DynoxKeysItemReaderTest::number),
                new ExecutionContext(),
                3,
                all);
    }

    private DynoxKeysItemReaderBuilder<Map<String, Object>> reader(List<Integer> keys) {
        return new DynoxKeysItemReaderBuilder<Map<String, Object>>()
                .table(dynox.table("events"))
                .keys(new Keys(keys));
    }

    private static List<Integer> numbers(ItemStreamReader<Map<String, Object>> reader) throws Exception {
        reader.open(new ExecutionContext());
        List<Integer> numbers = new ArrayList<>();
        for (Map<String, Object> item = reader.read(); item != null; item = reader.read()) {
            numbers.add(number(item));
        }
        reader.close();
        return numbers;
    }

    static int number(Map<String, Object> item) {
        return ((Number) item.get("sk")).intValue();
    }

    /** A reader of keys that can be restarted. */
    private static final class Keys extends AbstractItemCountingItemStreamItemReader<Map<String, Object>> {

        private final List<Integer> keys;
        private int next;

        Keys(List<Integer> keys) {
            this.keys = keys;
            setExecutionContextName("keys");
        }

        @Override
        protected @Nullable Map<String, Object> doRead() {
            return next == keys.size() ? null : Map.of("pk", "e", "sk", keys.get(next++));
        }

        @Override
        protected void doOpen() {
            next = 0;
        }

        @Override
        protected void doClose() {}
    }
}
