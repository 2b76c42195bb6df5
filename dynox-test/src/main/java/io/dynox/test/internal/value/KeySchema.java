package io.dynox.test.internal.value;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * The key of a table or an index. The key of a table has one partition attribute and at most one sort attribute, that of a global index up
 * to four of each. Immutable.
 *
 * @param partitions the attributes of the partition key in their order, at least one
 * @param sorts the attributes of the sort key in their order, empty without a sort key
 */
public record KeySchema(List<KeyAttribute> partitions, List<KeyAttribute> sorts) {

    public KeySchema {
        partitions = List.copyOf(partitions);
        sorts = List.copyOf(sorts);
    }

    /** The schema that a valid request describes: the attributes of the partition key first. */
    public static KeySchema of(List<KeySchemaElement> elements, List<AttributeDefinition> definitions) {
        return new KeySchema(part(KeyType.HASH, elements, definitions), part(KeyType.RANGE, elements, definitions));
    }

    /** The first attribute of the partition key, which is the only one in a table. */
    public KeyAttribute partition() {
        return partitions.get(0);
    }

    /** The first attribute of the sort key, which is the only one in a table; null without a sort key. */
    public @Nullable KeyAttribute sort() {
        return sorts.isEmpty() ? null : sorts.get(0);
    }

    /** Whether the partition key or the sort key has several attributes, as only global indexes can have. */
    public boolean hasSeveral() {
        return partitions.size() > 1 || sorts.size() > 1;
    }

    /** The key attributes, those of the partition key first. */
    public List<KeyAttribute> attributes() {
        // asked for each key that is read or written
        if (sorts.isEmpty()) {
            return partitions;
        }
        return hasSeveral()
                ? Stream.concat(partitions.stream(), sorts.stream()).toList()
                : List.of(partition(), sorts.get(0));
    }

    /** The key attributes' names, those of the partition key first. */
    public List<String> names() {
        return attributes().stream().map(KeyAttribute::name).toList();
    }

    private static List<KeyAttribute> part(
            KeyType type, List<KeySchemaElement> elements, List<AttributeDefinition> definitions) {
        return elements.stream()
                .filter(element -> element.keyType() == type)
                .map(element -> new KeyAttribute(element.attributeName(), typeOf(element.attributeName(), definitions)))
                .toList();
    }

    private static AttributeType typeOf(String name, List<AttributeDefinition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.attributeName().equals(name))
                .map(definition -> AttributeType.valueOf(definition.attributeTypeAsString()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No definition of the attribute " + name));
    }
}
