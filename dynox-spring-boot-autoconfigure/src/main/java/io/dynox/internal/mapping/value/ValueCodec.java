package io.dynox.internal.mapping.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Between the values of one Java type and attribute values. Thread-safe. */
public interface ValueCodec {

    /**
     * Writes a value that is present.
     *
     * @throws BadValue when it may not be storable; a {@link ModelWriter} and {@link ItemMeter} then say whether it is
     */
    void write(Object value, AttributeWriter out);

    /**
     * The value of an attribute value other than NULL.
     *
     * @throws BadValue when it is none of this type
     */
    Object decode(AttributeValue value);

    /**
     * Reads a value other than NULL, without a model of it where the type allows it.
     *
     * @throws BadValue when it may be none of this type; {@link #decode} then says whether it is
     */
    default Object read(AttributeReader in) {
        return decode(Attributes.value(in));
    }

    /** Writes an element of a list, or a value of a map: it may be null. */
    default void writeNested(@Nullable Object value, AttributeWriter out) {
        if (value == null || (value instanceof Optional<?> optional && optional.isEmpty())) {
            out.nothing();
        } else if (isAbsent(value)) {
            throw new BadValue("is empty, which DynamoDB can't store inside of a list or a map: leave it out");
        } else {
            write(value, out);
        }
    }

    /** Reads an element of a list, or a value of a map. */
    default @Nullable Object readNested(AttributeReader in) {
        if (in.type() == AttributeValue.Type.NUL) {
            in.skip();
            return absent();
        }
        return read(in);
    }

    /** The same, of an attribute value. */
    default @Nullable Object decodeNested(AttributeValue value) {
        return value.type() == AttributeValue.Type.NUL ? absent() : decode(value);
    }

    /** The attribute value of a value that is present. */
    default AttributeValue encode(Object value) {
        ModelWriter out = new ModelWriter();
        write(value, out);
        return out.elements().get(0);
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
