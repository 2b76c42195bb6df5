package io.dynox.internal.mapping.value;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Between the values of one Java type and attribute values. Thread-safe. */
public interface ValueCodec {

    /**
     * The attribute value of a value that is present.
     *
     * @param encoding the item that holds the value
     * @throws BadValue when DynamoDB can't store it
     */
    AttributeValue encode(Object value, Encoding encoding);

    /**
     * The value of an attribute value other than NULL.
     *
     * @throws BadValue when it is none of this type
     */
    Object decode(AttributeValue value);

    /**
     * Writes a value that is present, without a model of it where the type allows it.
     *
     * @throws BadValue when it may not be storable; {@link #encode} then says whether it is
     */
    default void write(Object value, AttributeWriter out) {
        Attributes.write(encode(value, new Encoding()), out);
    }

    /**
     * Reads a value other than NULL, without a model of it where the type allows it.
     *
     * @throws BadValue when it may be none of this type; {@link #decode} then says whether it is
     */
    default Object read(AttributeReader in) {
        return decode(Attributes.value(in));
    }

    /** How the value is stored; null when that depends on the value. */
    AttributeValue.@Nullable Type stored();

    /** Whether the value is stored as the absence of its attribute. */
    default boolean isAbsent(Object value) {
        return false;
    }

    /** What the absence of an attribute says. */
    default @Nullable Object absent() {
        return null;
    }

    /** Refuses to read a value that is stored otherwise. */
    default void expect(AttributeReader in) {
        if (in.type() != stored()) {
            throw BadValue.doubtful();
        }
    }

    /** Refuses an attribute value that is stored otherwise. */
    default void expect(AttributeValue value) {
        AttributeValue.Type expected = stored();
        if (value.type() != expected) {
            throw new BadValue("is of type " + value.type() + ", but " + expected + " is needed");
        }
    }
}
