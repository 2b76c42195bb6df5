package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.value.KeySchema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A statement on one item as the parts of the request that does the same. Immutable.
 *
 * @param item the item to put, or the key to change, delete or check
 * @param update the update expression, null unless the statement changes an item
 * @param condition the condition expression, null for none
 * @param names the names that the expressions mention, null for none
 * @param values the values that the expressions mention, null for none
 */
record WriteTranslation(
        Map<String, AttributeValue> item,
        @Nullable String update,
        @Nullable String condition,
        @Nullable Map<String, String> names,
        @Nullable Map<String, AttributeValue> values) {

    /** There may be no item with the key yet. */
    static WriteTranslation of(Statement.Insert insert, KeySchema schema) {
        StatementKeys.checkItem(schema, insert.item());
        ExpressionText text = new ExpressionText();
        return of(insert.item(), null, text.condition(isMissing(schema)), text);
    }

    /** There must be an item; an update without one makes none. */
    static WriteTranslation of(Statement.Update update, KeySchema schema) {
        ItemTarget target = ItemTarget.ofWrite(schema, update.where());
        ExpressionText text = new ExpressionText();
        String changes = UpdateText.of(update.changes(), text);
        return of(target.key(), changes, text.condition(isPresent(schema, target.rest())), text);
    }

    /** An item that isn't there is as good as deleted, whatever else is asked of it. */
    static WriteTranslation of(Statement.Delete delete, KeySchema schema) {
        ItemTarget target = ItemTarget.ofWrite(schema, delete.where());
        ExpressionText text = new ExpressionText();
        String condition = target.rest()
                .map(rest -> text.condition(new Predicate.Or(isMissing(schema), rest)))
                .orElse(null);
        return of(target.key(), null, condition, text);
    }

    static WriteTranslation of(Statement.Exists exists, KeySchema schema) {
        ItemTarget target = ItemTarget.ofWrite(schema, exists.select().where());
        ExpressionText text = new ExpressionText();
        return of(target.key(), null, text.condition(isPresent(schema, target.rest())), text);
    }

    private static WriteTranslation of(
            Map<String, AttributeValue> item,
            @Nullable String update,
            @Nullable String condition,
            ExpressionText text) {
        return new WriteTranslation(
                item,
                update,
                condition,
                text.names().isEmpty() ? null : text.names(),
                text.values().isEmpty() ? null : text.values());
    }

    private static Predicate isMissing(KeySchema schema) {
        return new Predicate.IsMissing(DocumentPath.of(schema.partition().name()));
    }

    private static Predicate isPresent(KeySchema schema, Optional<Predicate> rest) {
        Predicate present = new Predicate.Not(isMissing(schema));
        return rest.<Predicate>map(more -> new Predicate.And(present, more)).orElse(present);
    }
}
