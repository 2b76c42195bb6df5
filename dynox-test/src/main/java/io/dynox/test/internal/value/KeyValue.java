package io.dynox.test.internal.value;

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

    /** The type of the key attribute: S, N or B. */
    AttributeType type();

    /** The size of the value in bytes, which key limits are checked against. */
    int sizeBytes();

    /** The value in its canonical form. */
    AttributeValue toAttributeValue();

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
