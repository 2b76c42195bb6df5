package io.dynox.internal.mapping.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the codecs of one item share while it is encoded: how deep they are, and what makes values.
 *
 * <p>Not thread-safe; local to one call, and of no use after an exception.
 */
public final class Encoding {

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    /** Makes the values. */
    public final AttributeValues values = new AttributeValues();

    private int depth;

    /** A document or a list begins. Ends structures that hold themselves, too. */
    public void enter() {
        if (depth > ItemMeter.MAX_DEPTH) {
            throw new BadValue(
                    "is nested deeper than " + ItemMeter.MAX_DEPTH + " levels, the most of DynamoDB: flatten it");
        }
        depth++;
    }

    /** A document or a list ends. */
    public void leave() {
        depth--;
    }

    /** An element of a list, or a value of a map: it may be null. */
    AttributeValue nested(ValueCodec codec, @Nullable Object value) {
        if (value == null || (value instanceof Optional<?> optional && optional.isEmpty())) {
            return NULL;
        }
        if (codec.isAbsent(value)) {
            throw new BadValue("is empty, which DynamoDB can't store inside of a list or a map: leave it out");
        }
        return codec.encode(value, this);
    }

    /** The same, without a model of the value. */
    static void writeNested(ValueCodec codec, @Nullable Object value, AttributeWriter out) {
        if (value == null || (value instanceof Optional<?> optional && optional.isEmpty())) {
            out.nothing();
        } else if (codec.isAbsent(value)) {
            throw BadValue.doubtful();
        } else {
            codec.write(value, out);
        }
    }

    /** The other way round, without a model of the value. */
    static @Nullable Object readNested(ValueCodec codec, AttributeReader in) {
        if (in.type() == AttributeValue.Type.NUL) {
            in.skip();
            return codec.absent();
        }
        return codec.read(in);
    }

    /** The other way round. */
    static @Nullable Object decodeNested(ValueCodec codec, AttributeValue value) {
        return value.type() == AttributeValue.Type.NUL ? codec.absent() : codec.decode(value);
    }
}
