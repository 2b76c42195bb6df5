package io.dynox.internal.sdk;

import io.dynox.InvalidItemException;
import io.dynox.KeyCondition;
import io.dynox.KeyCondition.Operator;
import io.dynox.Query;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which keys a query asks for, as a key condition expression whose names and values are all placeholders.
 *
 * <p>Immutable.
 *
 * @param text of a request
 * @param names of the placeholders
 * @param values of the placeholders
 */
public record KeyExpression(String text, Map<String, String> names, Map<String, AttributeValue> values) {

    /**
     * The expression of a query.
     *
     * @param shape the key of what is read; null when it isn't known, and the conditions name their attributes
     * @throws InvalidItemException when the conditions don't fit the key
     */
    public static KeyExpression of(TableModel<?> model, Query query, @Nullable KeyShape shape) {
        Writing writing = new Writing(model, query.index().orElse(null));
        if (shape == null) {
            query.partition().forEach(condition -> writing.add(condition, null));
            query.sortKey().forEach(condition -> writing.add(condition, null));
        } else {
            writing.addAll("partition key", query.partition(), shape.partition());
            if (query.partition().size() < shape.partition().size()) {
                throw writing.invalid(
                        null,
                        "has no value for each of the " + shape.partition().size()
                                + " attributes of the partition key: give a map of their names and values");
            }
            writing.addAll("sort key", query.sortKey(), shape.sort());
        }
        return new KeyExpression(writing.text.toString(), writing.names, writing.values);
    }

    /** Whether each condition of a query names its attribute. */
    public static boolean isNamed(Query query) {
        return query.partition().stream()
                        .allMatch(condition -> condition.attribute().isPresent())
                && query.sortKey().stream()
                        .allMatch(condition -> condition.attribute().isPresent());
    }

    /** Not thread-safe. */
    private static final class Writing {

        private final TableModel<?> model;
        private final @Nullable String index;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, String> names = new LinkedHashMap<>();
        private final Map<String, AttributeValue> values = new LinkedHashMap<>();

        Writing(TableModel<?> model, @Nullable String index) {
            this.model = model;
            this.index = index;
        }

        /** Adds the conditions of a part of the key, in the order of its attributes. */
        void addAll(String part, List<KeyCondition> conditions, List<TableKeys.Attribute> attributes) {
            if (conditions.size() > attributes.size()) {
                throw invalid(
                        null,
                        "has " + conditions.size() + " values for the " + part + ", which has " + attributes.size()
                                + (attributes.size() == 1 ? " attribute" : " attributes"));
            }
            List<KeyCondition> left = new ArrayList<>(conditions);
            for (TableKeys.Attribute attribute : attributes) {
                if (left.isEmpty()) {
                    return;
                }
                KeyCondition condition = left.stream()
                        .filter(each ->
                                each.attribute().map(attribute.name()::equals).orElse(true))
                        .findFirst()
                        .orElseThrow(() -> unmatched(part, left.get(0), attribute, attributes));
                left.remove(condition);
                if (!left.isEmpty() && condition.operator() != Operator.EQUAL_TO) {
                    throw invalid(
                            attribute.name(),
                            "may have another condition than equality only on the last attribute of the sort key that it"
                                    + " names");
                }
                add(condition, attribute);
            }
        }

        private InvalidItemException unmatched(
                String part,
                KeyCondition condition,
                TableKeys.Attribute expected,
                List<TableKeys.Attribute> attributes) {
            String name = condition.attribute().orElse("");
            return attributes.stream().anyMatch(attribute -> attribute.name().equals(name))
                    ? invalid(
                            expected.name(),
                            "has no condition on '" + expected.name() + "', which comes before '" + name + "' in the "
                                    + part)
                    : invalid(name, "has a condition on '" + name + "', which is no attribute of the " + part);
        }

        void add(KeyCondition condition, TableKeys.@Nullable Attribute attribute) {
            String name = attribute == null ? condition.attribute().orElseThrow() : attribute.name();
            String placeholder = "#k" + names.size();
            names.put(placeholder, name);
            String[] operands = condition.values().stream()
                    .map(value -> operand(condition, name, attribute, value))
                    .toArray(String[]::new);
            text.append(text.isEmpty() ? "" : " AND ");
            text.append(
                    switch (condition.operator()) {
                        case EQUAL_TO -> placeholder + " = " + operands[0];
                        case LESS_THAN -> placeholder + " < " + operands[0];
                        case AT_MOST -> placeholder + " <= " + operands[0];
                        case GREATER_THAN -> placeholder + " > " + operands[0];
                        case AT_LEAST -> placeholder + " >= " + operands[0];
                        case BETWEEN -> placeholder + " BETWEEN " + operands[0] + " AND " + operands[1];
                        case BEGINS_WITH -> "begins_with(" + placeholder + ", " + operands[0] + ")";
                    });
        }

        private String operand(
                KeyCondition condition, String name, TableKeys.@Nullable Attribute attribute, Object value) {
            AttributeValue stored = stored(condition, name, value);
            if (attribute != null
                    && attribute.type() != null
                    && !attribute.type().toString().equals(stored.type().name())) {
                throw invalid(
                        name,
                        "has a value of type " + stored.type() + " for '" + name + "', which is of type "
                                + attribute.type() + ": convert it");
            }
            String placeholder = ":k" + values.size();
            values.put(placeholder, stored);
            return placeholder;
        }

        private AttributeValue stored(KeyCondition condition, String name, Object value) {
            try {
                AttributeValue typed = condition.operator() == Operator.BEGINS_WITH
                        ? null
                        : model.mapper().keyValue(name, value);
                return typed == null ? ItemEncoder.encodeValue(value) : typed;
            } catch (BadValue e) {
                throw e.inAttribute(name).of("query", model.table());
            }
        }

        InvalidItemException invalid(@Nullable String attribute, String problem) {
            return new InvalidItemException(
                    model.table(),
                    attribute,
                    "A query of table '" + model.table() + "'" + (index == null ? "" : ", index '" + index + "',") + " "
                            + problem + ".");
        }
    }
}
