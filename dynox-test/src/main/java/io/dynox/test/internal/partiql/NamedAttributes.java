package io.dynox.test.internal.partiql;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item that a statement names, as far as it can be told without the table. Stateless. */
final class NamedAttributes {

    private NamedAttributes() {}

    static void of(
            @Nullable String text,
            List<AttributeValue> parameters,
            BiConsumer<String, Map<String, AttributeValue>> sink) {
        if (text == null) {
            return;
        }
        Statement statement;
        try {
            statement = StatementParser.parse(text, parameters);
        } catch (ValidationFailure e) { // the operation itself reports it
            return;
        }
        Map<String, AttributeValue> attributes = attributes(statement);
        if (!attributes.isEmpty()) {
            sink.accept(statement.table(), attributes);
        }
    }

    private static Map<String, AttributeValue> attributes(Statement statement) {
        if (statement instanceof Statement.Insert insert) {
            return insert.item();
        }
        if (statement instanceof Statement.Update update) {
            return equated(update.where());
        }
        if (statement instanceof Statement.Delete delete) {
            return equated(delete.where());
        }
        if (statement instanceof Statement.Exists exists) {
            return equated(exists.select().where());
        }
        return statement instanceof Statement.Select select ? equated(select.where()) : Map.of();
    }

    private static Map<String, AttributeValue> equated(Optional<Predicate> where) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (Predicate conjunct : where.map(Predicate::conjuncts).orElse(List.of())) {
            if (conjunct instanceof Predicate.Compare compare
                    && compare.operator().equals("=")
                    && compare.withAttributeFirst().left() instanceof Operand.Attribute attribute
                    && compare.withAttributeFirst().right() instanceof Operand.Value value
                    && !attribute.path().isNested()) {
                attributes.putIfAbsent(attribute.path().root(), value.value());
            }
        }
        return attributes;
    }
}
