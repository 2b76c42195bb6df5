package io.dynox.test.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.internal.expression.SortCondition;
import io.dynox.test.internal.expression.SortCondition.Bound;
import io.dynox.test.internal.value.KeyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What reading among a million items of one partition takes, counted in comparisons of keys rather than in time. */
final class SortedItemsTest {

    private static final int ITEMS = 1_000_000;
    private static final int DEPTH = 2 * 20; // of a red-black tree of a million nodes: at most 2 log2(n + 1)
    private static final KeyValue PARTITION = KeyValue.of(AttributeValue.fromS("partition"));

    private static final Comparisons COMPARISONS = new Comparisons();
    private static final SortedItems PARTITION_OF_A_MILLION = new SortedItems(COMPARISONS);

    @BeforeAll
    static void fill() {
        for (int i = 0; i < ITEMS; i++) {
            ItemKey key = ItemKey.of(PARTITION, sort(i));
            PARTITION_OF_A_MILLION.put(key, new StoredItem(key, Map.of(), 0));
        }
    }

    @BeforeEach
    void reset() {
        COMPARISONS.count = 0;
    }

    @Test
    void oneItemIsFoundByOnePathThroughTheTree() {
        assertThat(PARTITION_OF_A_MILLION.get(ItemKey.of(PARTITION, sort(777_777))))
                .isNotNull();

        assertThat(COMPARISONS.count).isBetween(1, DEPTH);
    }

    /** The ends of the range, and one comparison with them for each item that is looked at. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tenItemsOfARangeTakeAFewPathsAndAFewComparisonsEach(boolean forward) {
        KeyRange range = KeyRange.of(PARTITION, between(300_000, 800_000));

        List<ItemKey> read = firstTen(range, forward, null);

        assertThat(read).element(0).isEqualTo(ItemKey.of(PARTITION, sort(forward ? 300_000 : 800_000)));
        assertThat(read).hasSize(10);
        assertThat(COMPARISONS.count).isBetween(1, 4 * DEPTH + 4 * 10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageGoesOnInTheMiddleWithoutAWalkThroughWhatWasRead(boolean forward) {
        KeyRange range = KeyRange.of(PARTITION, new SortCondition.Any());
        ItemKey start = ItemKey.of(PARTITION, sort(500_000));

        List<ItemKey> read = firstTen(range, forward, start);

        assertThat(read).element(0).isEqualTo(ItemKey.of(PARTITION, sort(forward ? 500_001 : 499_999)));
        assertThat(COMPARISONS.count).isBetween(1, 4 * DEPTH + 4 * 10);
    }

    private static List<ItemKey> firstTen(KeyRange range, boolean forward, @Nullable ItemKey start) {
        Iterator<StoredItem> items =
                PARTITION_OF_A_MILLION.in(range, forward, start).iterator();
        List<ItemKey> keys = new ArrayList<>();
        while (keys.size() < 10 && items.hasNext()) {
            keys.add(items.next().key());
        }
        return keys;
    }

    private static SortCondition between(int from, int to) {
        return new SortCondition.HalfOpen(
                Optional.of(new Bound(sort(from), true)), Optional.of(new Bound(sort(to), true)));
    }

    private static KeyValue sort(int i) {
        return KeyValue.of(AttributeValue.fromN(Integer.toString(i)));
    }

    /** The natural order, counted. */
    private static final class Comparisons implements Comparator<ItemKey> {

        private int count;

        @Override
        public int compare(ItemKey left, ItemKey right) {
            count++;
            return left.compareTo(right);
        }
    }
}
