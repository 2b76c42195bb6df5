package io.dynox.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What elements of lists and values of maps have in common: they may be null, and nest only so deep. */
final class Nesting {

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private Nesting() {}

    /** Ends structures that hold themselves, too. */
    static void check(int depth) {
        if (depth > ItemMeter.MAX_DEPTH) {
            throw new BadValue(
                    "is nested deeper than " + ItemMeter.MAX_DEPTH + " levels, the most of DynamoDB: flatten it");
        }
    }

    static AttributeValue encode(ValueCodec codec, @Nullable Object value, int depth) {
        if (value == null || (value instanceof Optional<?> optional && optional.isEmpty())) {
            return NULL;
        }
        if (codec.isAbsent(value)) {
            throw new BadValue("is empty, which DynamoDB can't store inside of a list or a map: leave it out");
        }
        return codec.encode(value, depth);
    }

    static @Nullable Object decode(ValueCodec codec, AttributeValue value) {
        return value.type() == AttributeValue.Type.NUL ? codec.absent() : codec.decode(value);
    }
}
