package io.dynox.internal.engine.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.ItemWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index does what a map does. */
class KeyIndexTest {

    private final KeyIndex<String> index = new KeyIndex<>();

    /** A key with a hash that it shares with others. */
    private record Key(int id, int hashes) {
        @Override
        public int hashCode() {
            return id % hashes;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000_000})
    void holdsWhatAMapHoldsHoweverTheKeysCollide(int hashes) {
        SplittableRandom random = new SplittableRandom(hashes);
        Map<Key, KeySlot<String>> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            Key key = new Key(random.nextInt(600), hashes);
            KeySlot<String> held = expected.get(key);
            if (random.nextInt(3) > 0) {
                KeySlot<String> fresh = slot(key);
                assertThat(index.putIfAbsent(fresh)).isSameAs(held);
                expected.putIfAbsent(key, fresh);
            } else if (held != null) {
                index.remove(held);
                expected.remove(key);
            }
        }

        assertThat(all()).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    @Test
    void isEmptyWhenItWasCleared() {
        for (int i = 0; i < 1_000; i++) {
            index.putIfAbsent(slot(i));
        }

        index.clear();

        assertThat(all()).isEmpty();
        assertThat(index.putIfAbsent(slot(1))).isNull();
    }

    @Test
    void removesOnlyASlotThatIsThere() {
        KeySlot<String> slot = slot(1);
        index.putIfAbsent(slot);
        index.remove(slot);

        assertThatThrownBy(() -> index.remove(slot)).isInstanceOf(IllegalStateException.class);
        assertThat(all()).isEmpty();
    }

    private List<KeySlot<String>> all() {
        List<KeySlot<String>> slots = new ArrayList<>();
        index.forEach(slots::add);
        return slots;
    }

    private static KeySlot<String> slot(Object key) {
        return new KeySlot<>(key, new PendingWrite<>(ItemWrite.Kind.PUT, "x", 1, 1));
    }
}
