package io.dynox.internal.mapping.item;

import io.dynox.annotation.DynoxType;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.UnmappableException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tells the items of one type from the others of their table.
 *
 * <p>Immutable.
 *
 * @param attribute the attribute that identifies it
 * @param text its value, or what its value begins with
 * @param isPrefix whether {@code text} is only the beginning
 */
record Discriminator(String attribute, String text, boolean isPrefix) {

    /**
     * Reads the annotation of a type.
     *
     * @return null if the type has none
     * @throws UnmappableException if the annotation gives not exactly one of value and prefix
     */
    static @Nullable Discriminator of(Class<?> type) {
        DynoxType given = type.getAnnotation(DynoxType.class);
        if (given == null) {
            return null;
        }
        if (given.attribute().isEmpty()
                || given.value().isEmpty() == given.prefix().isEmpty()) {
            throw new UnmappableException("@DynoxType of " + type.getTypeName()
                    + " needs an attribute, and either a value or a prefix: give one of them");
        }
        return new Discriminator(
                given.attribute(), given.value() + given.prefix(), given.value().isEmpty());
    }

    boolean matches(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(attribute);
        return value != null && value.s() != null && matches(value.s());
    }

    private boolean matches(String value) {
        return isPrefix ? value.startsWith(text) : value.equals(text);
    }

    /**
     * Marks an item as one of the type.
     *
     * @throws BadValue if it would be read as another type
     */
    void mark(Map<String, AttributeValue> item, Class<?> type) {
        if (!isPrefix && !item.containsKey(attribute)) {
            item.put(attribute, AttributeValue.fromS(text));
        } else if (!matches(item)) {
            throw new BadValue((isPrefix ? "doesn't begin with '" : "isn't '") + text
                            + "', so the item would not be read as " + type.getTypeName() + " again: correct it, or the"
                            + " @DynoxType")
                    .inAttribute(attribute);
        }
    }
}
