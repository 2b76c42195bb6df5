package io.dynox.test.internal.partiql;

import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values for a statement's question marks, in their order. Not thread-safe; owned by one parser. */
final class Parameters {

    private final List<AttributeValue> values;
    private int used;

    Parameters(List<AttributeValue> values) {
        this.values = values;
    }

    /** The next value; a stand-in if there is none, as wrong syntax further on is reported first. */
    AttributeValue next() {
        int index = used++;
        return index < values.size() ? ValueNormalizer.normalize(values.get(index)) : AttributeValue.fromNul(true);
    }

    /** Refuses a statement that has more question marks than there are values, or fewer. */
    void checkAllUsed() {
        if (used != values.size()) {
            throw new ValidationFailure("Number of parameters in request and statement don't match.");
        }
    }
}
