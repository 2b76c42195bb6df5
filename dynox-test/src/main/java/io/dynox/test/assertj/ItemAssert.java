package io.dynox.test.assertj;

import io.dynox.test.internal.value.PlainValues;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.presentation.StandardRepresentation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Assertions on an item. Not thread-safe. */
public final class ItemAssert extends AbstractAssert<ItemAssert, Map<String, AttributeValue>> {

    private final String name;

    ItemAssert(Map<String, AttributeValue> actual, String name) {
        super(actual, ItemAssert.class);
        this.name = name;
    }

    /** The item has the attribute, whatever its value, {@code NULL} included. */
    public ItemAssert hasAttribute(String attribute) {
        if (!actual.containsKey(attribute)) {
            throw failure("Expected %s to have the attribute '%s', but it is %s", name, attribute, text(actual));
        }
        return this;
    }

    /** The item has the attribute, with this value; null stands for {@code NULL}, not for an absent attribute. */
    public ItemAssert hasAttribute(String attribute, @Nullable Object value) {
        hasAttribute(attribute);
        AttributeValue expected = PlainValues.attribute(attribute, value);
        AttributeValue found = Objects.requireNonNull(actual.get(attribute));
        if (!Objects.equals(PlainValues.plain(found), PlainValues.plain(expected))) {
            throw failureWithActualExpected(
                    text(found),
                    text(expected),
                    "Expected '%s' of %s to be %s, but it is %s",
                    attribute,
                    name,
                    text(expected),
                    text(found));
        }
        return this;
    }

    /** The item has these attributes with these values, and maybe more. */
    public ItemAssert hasAttributes(Map<String, ?> attributes) {
        attributes.forEach(this::hasAttribute);
        return this;
    }

    /** The item has these attributes with these values, its key included, and no more. */
    public ItemAssert hasExactlyAttributes(Map<String, ?> attributes) {
        Map<String, AttributeValue> expected = PlainValues.attributes(attributes);
        if (!PlainValues.plain(actual).equals(PlainValues.plain(expected))) {
            throw failureWithActualExpected(
                    text(actual),
                    text(expected),
                    "Expected %s to be %s, but it is %s",
                    name,
                    text(expected),
                    text(actual));
        }
        return this;
    }

    /** The item doesn't have the attribute. */
    public ItemAssert doesNotHaveAttribute(String attribute) {
        AttributeValue found = actual.get(attribute);
        if (found != null) {
            throw failure("Expected %s not to have the attribute '%s', but it is %s", name, attribute, text(found));
        }
        return this;
    }

    static String text(Map<String, AttributeValue> item) {
        return StandardRepresentation.STANDARD_REPRESENTATION.toStringOf(new TreeMap<>(PlainValues.plain(item)));
    }

    private static String text(AttributeValue value) {
        return StandardRepresentation.STANDARD_REPRESENTATION.toStringOf(PlainValues.plain(value));
    }
}
