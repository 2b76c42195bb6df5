package io.dynox.test.internal.storage;

import io.dynox.test.internal.value.AttributeType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/**
 * The key of a table or an index. Immutable.
 *
 * @param partition the partition key
 * @param sort the sort key, null without one
 */
public record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

    /** The schema that a valid request describes: the partition key first. */
    public static KeySchema of(List<KeySchemaElement> elements, List<AttributeDefinition> definitions) {
        List<KeyAttribute> key = elements.stream()
                .map(element -> new KeyAttribute(element.attributeName(), typeOf(element.attributeName(), definitions)))
                .toList();
        return new KeySchema(key.get(0), key.size() > 1 ? key.get(1) : null);
    }

    /** The key attributes, the partition key first. */
    public List<KeyAttribute> attributes() {
        return sort == null ? List.of(partition) : List.of(partition, sort);
    }

    /** The key attributes' names, the partition key first. */
    public List<String> names() {
        return attributes().stream().map(KeyAttribute::name).toList();
    }

    private static AttributeType typeOf(String name, List<AttributeDefinition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.attributeName().equals(name))
                .map(definition -> AttributeType.valueOf(definition.attributeTypeAsString()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No definition of the attribute " + name));
    }
}
