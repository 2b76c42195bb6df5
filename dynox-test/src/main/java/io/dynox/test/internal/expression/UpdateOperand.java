package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.DynamoNumber;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the right-hand side of a SET action is made of; always evaluated against the item before the update. Immutable. */
sealed interface UpdateOperand {

    /**
     * The value in the item.
     *
     * @throws ValidationFailure if an attribute is missing or of the wrong type, or a result can't be kept
     */
    AttributeValue evaluate(Map<String, AttributeValue> item);

    /** The type that is known without an item, or null. */
    @Nullable
    AttributeType knownType();

    record Literal(AttributeValue value) implements UpdateOperand {
        @Override
        public AttributeValue evaluate(Map<String, AttributeValue> item) {
            return value;
        }

        @Override
        public AttributeType knownType() {
            return AttributeType.of(value);
        }
    }

    record Attribute(DocumentPath path) implements UpdateOperand {
        @Override
        public AttributeValue evaluate(Map<String, AttributeValue> item) {
            AttributeValue value = path.resolve(item);
            if (value == null) {
                throw new ValidationFailure(
                        "The provided expression refers to an attribute that does not exist in the item");
            }
            return value;
        }

        @Override
        public @Nullable AttributeType knownType() {
            return null;
        }
    }

    record IfNotExists(DocumentPath path, UpdateOperand otherwise) implements UpdateOperand {
        @Override
        public AttributeValue evaluate(Map<String, AttributeValue> item) {
            AttributeValue value = path.resolve(item);
            return value == null ? otherwise.evaluate(item) : value;
        }

        @Override
        public @Nullable AttributeType knownType() {
            return otherwise.knownType();
        }
    }

    record ListAppend(UpdateOperand first, UpdateOperand second) implements UpdateOperand {
        @Override
        public AttributeValue evaluate(Map<String, AttributeValue> item) {
            List<AttributeValue> elements = new ArrayList<>(list(first.evaluate(item)));
            elements.addAll(list(second.evaluate(item)));
            return AttributeValue.fromL(elements);
        }

        @Override
        public AttributeType knownType() {
            return AttributeType.L;
        }

        private static List<AttributeValue> list(AttributeValue value) {
            if (!value.hasL()) {
                throw UpdateAction.incorrectType();
            }
            return value.l();
        }
    }

    record Arithmetic(UpdateOperand left, UpdateOperand right, boolean subtract) implements UpdateOperand {
        @Override
        public AttributeValue evaluate(Map<String, AttributeValue> item) {
            DynamoNumber first = number(left.evaluate(item));
            DynamoNumber second = number(right.evaluate(item));
            return AttributeValue.fromN((subtract ? first.minus(second) : first.plus(second)).text());
        }

        @Override
        public AttributeType knownType() {
            return AttributeType.N;
        }

        private static DynamoNumber number(AttributeValue value) {
            if (value.n() == null) {
                throw UpdateAction.incorrectType();
            }
            return DynamoNumber.parse(value.n());
        }
    }

    /** Stands for what a finding has been reported on, so that parsing can go on. */
    record Faulty() implements UpdateOperand {
        @Override
        public AttributeValue evaluate(Map<String, AttributeValue> item) {
            throw new IllegalStateException("An expression with findings is never evaluated");
        }

        @Override
        public @Nullable AttributeType knownType() {
            return null;
        }
    }
}
