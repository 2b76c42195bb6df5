package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.DynamoNumber;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One change of an update, at one path. Immutable. */
sealed interface UpdateAction {

    String INCORRECT_TYPE = "An operand in the update expression has an incorrect data type";

    DocumentPath path();

    /** Binds the action to an item: what it needs is evaluated before anything is changed. */
    Change bind(Map<String, AttributeValue> item);

    /** The type of the value that the action writes, where it is known without an item, or null. */
    @Nullable
    AttributeType knownType();

    /** What happens at the path: from the value there, or null, to the new value, or null for none. */
    interface Change {
        @Nullable
        AttributeValue apply(@Nullable AttributeValue old);
    }

    static ValidationFailure incorrectType() {
        return new ValidationFailure(INCORRECT_TYPE);
    }

    record Assign(DocumentPath path, UpdateOperand operand) implements UpdateAction {
        @Override
        public Change bind(Map<String, AttributeValue> item) {
            AttributeValue value = operand.evaluate(item);
            return old -> value;
        }

        @Override
        public @Nullable AttributeType knownType() {
            return operand.knownType();
        }
    }

    record Remove(DocumentPath path) implements UpdateAction {
        @Override
        public Change bind(Map<String, AttributeValue> item) {
            return old -> null;
        }

        @Override
        public @Nullable AttributeType knownType() {
            return null;
        }
    }

    /** Adds a number to a number, members to a set, or, in the older parameters, elements to a list. */
    record Add(DocumentPath path, AttributeValue operand, String mismatch) implements UpdateAction {
        @Override
        public Change bind(Map<String, AttributeValue> item) {
            return this::sum;
        }

        @Override
        public AttributeType knownType() {
            return AttributeType.of(operand);
        }

        private AttributeValue sum(@Nullable AttributeValue old) {
            if (old == null) {
                return operand;
            }
            if (old.type() != operand.type()) {
                throw new ValidationFailure(mismatch);
            }
            return switch (AttributeType.of(operand)) {
                case N ->
                    AttributeValue.fromN(DynamoNumber.parse(old.n())
                            .plus(DynamoNumber.parse(operand.n()))
                            .text());
                case L -> {
                    List<AttributeValue> elements = new ArrayList<>(old.l());
                    elements.addAll(operand.l());
                    yield AttributeValue.fromL(elements);
                }
                default -> SetMembers.union(old, operand);
            };
        }
    }

    /** Takes members out of a set; the last one takes the attribute with it. */
    record Delete(DocumentPath path, AttributeValue operand, String mismatch) implements UpdateAction {
        @Override
        public Change bind(Map<String, AttributeValue> item) {
            return this::rest;
        }

        @Override
        public AttributeType knownType() {
            return AttributeType.of(operand);
        }

        private @Nullable AttributeValue rest(@Nullable AttributeValue old) {
            if (old == null) {
                return null;
            }
            if (old.type() != operand.type()) {
                throw new ValidationFailure(mismatch);
            }
            return SetMembers.difference(old, operand);
        }
    }
}
