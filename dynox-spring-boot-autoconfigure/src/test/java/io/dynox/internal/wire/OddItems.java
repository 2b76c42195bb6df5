package io.dynox.internal.wire;

import io.dynox.internal.mapping.RandomItems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of all that callers may give, legal or not. */
final class OddItems {

    private final Random random;
    private final RandomItems plain;

    OddItems(long seed) {
        random = new Random(seed);
        plain = new RandomItems(seed);
    }

    Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>(plain.item());
        for (int i = random.nextInt(3); i > 0; i--) {
            put(item, "odd" + i, odd());
        }
        if (random.nextInt(200) == 0) {
            put(item, "", "no name");
        }
        if (random.nextInt(2_000) == 0) {
            put(item, "large", "x".repeat(409_000 + random.nextInt(1_200)));
        }
        return item;
    }

    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        map.put(name, value);
    }

    private @Nullable Object odd() {
        return switch (random.nextInt(26)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 ->
                (random.nextBoolean() ? 1L : -1L)
                        * BigInteger.TEN.pow(random.nextInt(19)).longValue();
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> (short) random.nextInt();
            case 5 -> new BigDecimal(new BigInteger(random.nextInt(150), random), random.nextInt(300) - 150);
            case 6 -> new AtomicLong(random.nextLong());
            case 7 -> new byte[] {1, 2, (byte) random.nextInt()};
            case 8 -> ByteBuffer.wrap(new byte[] {3, 4, 5}, 1, 2);
            case 9 -> nested(random.nextInt(36), "deep");
            case 10 -> nested(30 + random.nextInt(5), Set.of("a"));
            case 11 -> Set.of();
            case 12 -> new LinkedHashSet<>(List.of(1, 2L, new BigDecimal("1.0")));
            case 13 -> new LinkedHashSet<>(Arrays.asList("a", 1));
            case 14 -> new LinkedHashSet<>(Arrays.asList("a", null));
            case 15 -> new LinkedHashSet<>(List.of(new byte[] {1}, new byte[] {(byte) random.nextInt(3)}));
            case 16 -> "half \uD83D of a pair";
            case 17 -> AttributeValue.fromN(random.nextBoolean() ? "1e" + random.nextInt(140) : "+.5E-3x");
            case 18 -> AttributeValue.fromNs(List.of("1", random.nextBoolean() ? "1.0" : "2.0"));
            case 19 -> AttributeValue.builder().s("x").n("1").build();
            case 20 -> AttributeValue.fromM(Map.of("b", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x")))));
            case 21 -> new Object[] {1};
            case 22 -> Map.of(1, 2);
            case 23 -> itself();
            case 24 -> twice();
            default -> 'c';
        };
    }

    private Object nested(int levels, Object innermost) {
        Object value = innermost;
        for (int i = 0; i < levels; i++) {
            value = random.nextBoolean() ? List.of(value) : Map.of("n", value);
        }
        return value;
    }

    private static Object itself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        return list;
    }

    /** A map that holds one name two times. */
    private static Object twice() {
        IdentityHashMap<Object, Object> map = new IdentityHashMap<>();
        map.put("name", 1);
        map.put(new String("name".toCharArray()), 1);
        return map;
    }
}
