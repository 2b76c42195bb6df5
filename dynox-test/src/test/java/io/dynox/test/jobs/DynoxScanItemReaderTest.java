package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.ScanOptions;
import io.dynox.TableAccessException;
import io.dynox.batch.DynoxScanItemReader;
import io.dynox.batch.DynoxScanItemReaderBuilder;
import io.dynox.batch.ScanSegmentPartitioner;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ReaderNotOpenException;

class DynoxScanItemReaderTest {

    private static final int ITEMS = 60;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("names", Key.string("name"), Key.number("sk"))
            .seed("names", items());
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient()).build();
    private final BatchOperations dynox = client.operations();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theSegmentsOfAllPartitionsAreTheTable() throws Exception {
        List<Integer> all = new ArrayList<>();
        for (ExecutionContext partition :
                new ScanSegmentPartitioner().partition(7).values()) {
            all.addAll(numbers(partition));
        }

        assertThat(all).containsExactlyInAnyOrderElementsOf(numbersOfAll());
    }

    @Test
    void moreSegmentsThanItemsLeaveSomeEmpty() throws Exception {
        List<Integer> all = new ArrayList<>();
        for (ExecutionContext partition :
                new ScanSegmentPartitioner().partition(200).values()) {
            all.addAll(numbers(partition));
        }

        assertThat(all).containsExactlyInAnyOrderElementsOf(numbersOfAll());
    }

    @Test
    void anEmptyTableHasNoItems() throws Exception {
        dynamo.createTable("empty", Key.string("name"));

        DynoxScanItemReader<Map<String, Object>> reader = new DynoxScanItemReaderBuilder<Map<String, Object>>()
                .table(dynox.table("empty"))
                .build();
        reader.open(new ExecutionContext());

        assertThat(reader.read()).isNull();
    }

    @Test
    void aRestartGoesOnWithTheFirstItemThatWasNotCommitted() throws Exception {
        for (ExecutionContext partition :
                new ScanSegmentPartitioner().partition(2).values()) {
            Restarts.<Integer>readsEachItemOnce(
                    () -> Mapped.of(reader(7), DynoxKeysItemReaderTest::number), partition, 4, numbers(partition));
        }
    }

    @Test
    void aWholeTableIsRestartedInAllItsSegments() throws Exception {
        Restarts.<Integer>readsEachItemOnce(
                () -> Mapped.of(reader(5), DynoxKeysItemReaderTest::number), new ExecutionContext(), 6, numbersOfAll());
    }

    @Test
    void aTableThatIsMissingFailsTheRead() {
        DynoxScanItemReader<Map<String, Object>> reader = new DynoxScanItemReaderBuilder<Map<String, Object>>()
                .table(dynox.table("absent"))
                .build();
        reader.open(new ExecutionContext());

        assertThatThrownBy(reader::read).isInstanceOf(TableAccessException.class);
    }

    @Test
    void aReaderThatIsNotOpenSaysSo() {
        assertThatThrownBy(() -> reader(5).read()).isInstanceOf(ReaderNotOpenException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new DynoxScanItemReaderBuilder<>().build());
    }

    private DynoxScanItemReader<Map<String, Object>> reader(int pageItems) {
        return new DynoxScanItemReaderBuilder<Map<String, Object>>()
                .table(dynox.table("names")
                        .with(ScanOptions.builder().pageItems(pageItems).build()))
                .build();
    }

    private List<Integer> numbers(ExecutionContext context) throws Exception {
        DynoxScanItemReader<Map<String, Object>> reader = reader(9);
        reader.open(new ExecutionContext(context));
        List<Integer> numbers = new ArrayList<>();
        for (Map<String, Object> item = reader.read(); item != null; item = reader.read()) {
            numbers.add(DynoxKeysItemReaderTest.number(item));
        }
        reader.close();
        return numbers;
    }

    private static List<Integer> numbersOfAll() {
        return IntStream.range(0, ITEMS).boxed().toList();
    }

    private static List<Map<String, Object>> items() {
        return IntStream.range(0, ITEMS)
                .<Map<String, Object>>mapToObj(n -> Map.of("name", "n" + n, "sk", n))
                .toList();
    }
}
