package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.sdk.KeyIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys of one hash are told apart, and mentions of one key are not. */
class DistinctKeysTest {

    @Test
    void keysWithOneHashAreDifferentKeys() {
        // "Aa" and "BB" have one hash, and so has all that is made of them
        DistinctKeys keys = keys("AaAa", "BBBB", "AaBB", "BBAa", "BBBB", "c", "AaAa");

        assertThat(keys.places()).containsExactly(0, 1, 2, 3, 1, 4, 0);
        assertThat(keys.firsts()).containsExactly(0, 1, 2, 3, 5);
    }

    @Test
    void noKeysAreNone() {
        assertThat(keys().firsts()).isEmpty();
    }

    private static DistinctKeys keys(String... texts) {
        List<String> all = List.of(texts);
        DistinctKeys keys = new DistinctKeys(all.size(), position -> KeyIdentity.ofParts(all.get(position), null));
        for (int i = 0; i < all.size(); i++) {
            keys.add(i);
        }
        return keys;
    }
}
