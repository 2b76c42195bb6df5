package io.dynox.internal.sdk;

import io.dynox.internal.mapping.item.TableKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * The key of a table or of an index.
 *
 * <p>Immutable.
 *
 * @param table the key of the table
 * @param partition one attribute, or up to four of a global index
 * @param sort none, one, or up to four of a global index
 * @param place the names of the attributes that make a place in what is read: of an index, those of its table too
 */
public record KeyShape(
        TableKeys table, List<TableKeys.Attribute> partition, List<TableKeys.Attribute> sort, Set<String> place) {

    /** The key of a table. */
    public static KeyShape of(TableKeys keys) {
        return new KeyShape(
                keys,
                List.of(keys.partition()),
                keys.sort() == null ? List.of() : List.of(keys.sort()),
                Set.copyOf(keys.names()));
    }

    /** The key of an index. */
    static KeyShape ofIndex(
            List<KeySchemaElement> schema, List<AttributeDefinition> definitions, TableKeys keysOfTable) {
        List<TableKeys.Attribute> partition = new ArrayList<>();
        List<TableKeys.Attribute> sort = new ArrayList<>();
        Set<String> place = new LinkedHashSet<>(keysOfTable.names());
        for (KeySchemaElement element : schema) {
            (element.keyType() == KeyType.HASH ? partition : sort).add(attribute(definitions, element.attributeName()));
            place.add(element.attributeName());
        }
        return new KeyShape(keysOfTable, partition, sort, place);
    }

    /** A key attribute with its type, as far as the definitions tell it. */
    static TableKeys.Attribute attribute(List<AttributeDefinition> definitions, String name) {
        return new TableKeys.Attribute(
                name,
                definitions.stream()
                        .filter(definition -> definition.attributeName().equals(name))
                        .findFirst()
                        .map(AttributeDefinition::attributeType)
                        .orElse(null));
    }
}
