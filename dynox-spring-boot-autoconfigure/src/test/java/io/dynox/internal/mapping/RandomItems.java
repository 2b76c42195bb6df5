package io.dynox.internal.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Makes items of the types that decoding gives, so that a round trip can be compared by {@code equals}. */
public final class RandomItems {

    private final Random random;

    public RandomItems(long seed) {
        this.random = new Random(seed);
    }

    public Map<String, Object> item() {
        return map(3);
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            put(map, "a" + i + text(), value(depth));
        }
        return map;
    }

    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        map.put(name, value);
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 10)) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> random.nextBoolean();
            case 3 -> bytes();
            case 4 -> null;
            case 5 -> list(depth - 1);
            case 6 -> map(depth - 1);
            case 7 -> set(this::text);
            case 8 -> set(() -> BigDecimal.valueOf(random.nextInt(1000)));
            default -> set(this::bytes);
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    private <T> Set<T> set(java.util.function.Supplier<T> members) {
        Set<T> set = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            set.add(members.get());
        }
        return set;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append('"').append('\\');
                case 2 -> text.append((char) (0xA0 + random.nextInt(0x700)));
                case 3 -> text.append((char) (0x3000 + random.nextInt(0x1000)));
                case 4 -> text.appendCodePoint(0x1F300 + random.nextInt(0x100));
                default -> text.append((char) (' ' + random.nextInt(0x5F)));
            }
        }
        return text.toString();
    }

    private BigDecimal number() {
        return new BigDecimal(new BigInteger(random.nextInt(126), random), random.nextInt(100) - 50)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private SdkBytes bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArray(bytes);
    }
}
