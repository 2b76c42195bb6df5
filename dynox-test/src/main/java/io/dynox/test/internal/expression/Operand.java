package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something in a condition that has a value, or none, in a given item. Immutable. */
sealed interface Operand extends ConditionNode {

    /** The value in the item, or null. */
    @Nullable
    AttributeValue resolve(Map<String, AttributeValue> item);

    /** The type that is known without an item, or null. */
    @Nullable
    AttributeType knownType();

    /** What the item holds at a path. */
    record Attribute(DocumentPath path) implements Operand {

        @Override
        public @Nullable AttributeValue resolve(Map<String, AttributeValue> item) {
            return path.resolve(item);
        }

        @Override
        public @Nullable AttributeType knownType() {
            return null;
        }
    }

    /** A value given with the request. */
    record Literal(AttributeValue value) implements Operand {

        @Override
        public AttributeValue resolve(Map<String, AttributeValue> item) {
            return value;
        }

        @Override
        public AttributeType knownType() {
            return AttributeType.of(value);
        }
    }

    /** The UTF-16 units of a string, the bytes of a binary, the members of a container; numbers and scalars have no size. */
    record Size(Operand measured) implements Operand {

        @Override
        public @Nullable AttributeValue resolve(Map<String, AttributeValue> item) {
            AttributeValue value = measured.resolve(item);
            if (value == null) {
                return null;
            }
            return switch (AttributeType.of(value)) {
                case S -> number(value.s().length());
                case B -> number(value.b().asByteArrayUnsafe().length);
                case SS -> number(value.ss().size());
                case NS -> number(value.ns().size());
                case BS -> number(value.bs().size());
                case M -> number(value.m().size());
                case L -> number(value.l().size());
                case N, BOOL, NULL -> null;
            };
        }

        @Override
        public AttributeType knownType() {
            return AttributeType.N;
        }

        private static AttributeValue number(int size) {
            return AttributeValue.fromN(Integer.toString(size));
        }
    }

    /** Stands for what a finding has been reported on, so that parsing can go on. */
    record Faulty() implements Operand {

        @Override
        public @Nullable AttributeValue resolve(Map<String, AttributeValue> item) {
            return null;
        }

        @Override
        public @Nullable AttributeType knownType() {
            return null;
        }
    }
}
