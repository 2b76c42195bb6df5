package io.dynox.test.internal.value;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The identity of a key attribute: hashable for partitions, ordered for sort keys.
 *
 * <p>Keys are equal as DynamoDB sees them: {@code 1}, {@code 1.0} and {@code 1e0} are one number, and never the string
 * {@code "1"}. Keys of different types have an order as well, an arbitrary one. Immutable.
 */
public sealed interface KeyValue extends Comparable<KeyValue> {

    /** A string, ordered by UTF-8 bytes. */
    record Text(String value) implements KeyValue {

        @Override
        public int compareTo(KeyValue other) {
            return other instanceof Text that ? Utf8.compare(value, that.value) : type().compareTo(other.type());
        }

        @Override
        public AttributeType type() {
            return AttributeType.S;
        }

        @Override
        public int sizeBytes() {
            return Utf8.sizeBytes(value);
        }

        @Override
        public AttributeValue toAttributeValue() {
            return AttributeValue.fromS(value);
        }
    }

    /** A number, ordered by value. */
    record Numeric(DynamoNumber value) implements KeyValue {

        @Override
        public int compareTo(KeyValue other) {
            return other instanceof Numeric that ? value.compareTo(that.value) : type().compareTo(other.type());
        }

        @Override
        public AttributeType type() {
            return AttributeType.N;
        }

        @Override
        public int sizeBytes() {
            return value.sizeBytes();
        }

        @Override
        public AttributeValue toAttributeValue() {
            return AttributeValue.fromN(value.text());
        }
    }

    /** A binary, ordered by unsigned bytes. */
    record Binary(SdkBytes value) implements KeyValue {

        @Override
        public int compareTo(KeyValue other) {
            return other instanceof Binary that
                    ? ValueOrder.compare(value, that.value)
                    : type().compareTo(other.type());
        }

        @Override
        public AttributeType type() {
            return AttributeType.B;
        }

        @Override
        public int sizeBytes() {
            return value.asByteArrayUnsafe().length;
        }

        @Override
        public AttributeValue toAttributeValue() {
            return AttributeValue.fromB(value);
        }
    }

    /**
     * The values of several key attributes, in their order. One that is shorter than another stands for all that begin so: it is equal to
     * them in the order, as the bound of a range has to be. Values of one index have the same length.
     */
    record Several(List<KeyValue> values) implements KeyValue {

        public Several {
            values = List.copyOf(values);
        }

        @Override
        public int compareTo(KeyValue other) {
            if (!(other instanceof Several that)) {
                throw new IllegalArgumentException("The keys of one index have as many attributes each");
            }
            int common = Math.min(values.size(), that.values.size());
            for (int i = 0; i < common; i++) {
                int order = values.get(i).compareTo(that.values.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        @Override
        public AttributeType type() {
            return AttributeType.L;
        }

        @Override
        public int sizeBytes() {
            return values.stream().mapToInt(KeyValue::sizeBytes).sum();
        }

        @Override
        public AttributeValue toAttributeValue() {
            return AttributeValue.fromL(
                    values.stream().map(KeyValue::toAttributeValue).toList());
        }
    }

    /** The type of the key attribute: S, N or B, or L for several attributes. */
    AttributeType type();

    /** The size of the value in bytes, which key limits are checked against. */
    int sizeBytes();

    /** The value in its canonical form. */
    AttributeValue toAttributeValue();

    /**
     * The identity of a part of a key, the partition or the sort part.
     *
     * @param attributes how many attributes this part of the key has, so that the bound of a range may name fewer
     */
    static KeyValue of(List<KeyValue> values, int attributes) {
        return attributes == 1 ? values.get(0) : new Several(values);
    }

    /**
     * The identity of a value.
     *
     * @throws IllegalArgumentException if the value is neither a string nor a number nor a binary
     * @throws ValidationFailure if a number is malformed
     */
    static KeyValue of(AttributeValue value) {
        return switch (AttributeType.of(value)) {
            case S -> new Text(value.s());
            case N -> new Numeric(DynamoNumber.parse(value.n()));
            case B -> new Binary(value.b());
            default ->
                throw new IllegalArgumentException("A key is S, N or B, not %s"
                        .formatted(value.type().toString().toUpperCase(Locale.ROOT)));
        };
    }
}
