package io.dynox.test.internal.value;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sizes of items and values in bytes, by the rules that limits and capacity units are reckoned with. Stateless. */
public final class ItemSize {

    /** What an item may have at most: 400 KB. */
    public static final int MAX_ITEM_BYTES = 400 * 1024;

    private static final int CONTAINER_BYTES = 3;

    private ItemSize() {}

    /** The size of an item: names and values. */
    public static int of(Map<String, AttributeValue> item) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            size += Utf8.sizeBytes(attribute.getKey()) + ofValue(attribute.getValue());
        }
        return size;
    }

    /** The size of one value, without a name. */
    public static int ofValue(AttributeValue value) {
        return switch (AttributeType.of(value)) {
            case S -> Utf8.sizeBytes(value.s());
            case N -> ofNumber(value.n());
            case B -> ofBytes(value.b());
            case SS -> value.ss().stream().mapToInt(Utf8::sizeBytes).sum();
            case NS -> value.ns().stream().mapToInt(ItemSize::ofNumber).sum();
            case BS -> value.bs().stream().mapToInt(ItemSize::ofBytes).sum();
            case M -> CONTAINER_BYTES + value.m().size() + of(value.m());
            case L ->
                CONTAINER_BYTES
                        + value.l().size()
                        + value.l().stream().mapToInt(ItemSize::ofValue).sum();
            case BOOL, NULL -> 1;
        };
    }

    private static int ofNumber(String text) {
        return DynamoNumber.sizeBytes(text);
    }

    private static int ofBytes(SdkBytes bytes) {
        return bytes.asByteArrayUnsafe().length;
    }
}
