package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What must hold of the present item for a write to be made. Immutable.
 *
 * @param condition the condition, null for none
 * @param onFailure whether the error returns the item
 */
record WriteCondition(
        @Nullable ConditionExpression condition, @Nullable ReturnValuesOnConditionCheckFailure onFailure) {

    /** The condition of a request, whose parameters have no other use: that of the older parameters, if there is one. */
    static WriteCondition of(
            Parameters parameters,
            @Nullable ConditionExpression older,
            @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
        ConditionExpression condition = parameters.condition(ExpressionKind.CONDITION);
        parameters.checkAllUsed();
        return new WriteCondition(older == null ? condition : older, onFailure);
    }

    /** Refuses paths into key attributes. */
    void checkKeys(StoredTable table) {
        if (condition != null) {
            KeyPaths.check(condition.paths(), table);
        }
    }

    /** Fails with {@code ConditionalCheckFailedException} if the condition doesn't hold; null is no item. */
    void check(@Nullable StoredItem present) {
        Map<String, AttributeValue> item = present == null ? Map.of() : present.attributes();
        if (condition != null && !condition.test(item)) {
            boolean returned = onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
            throw ServiceErrors.conditionFailed(returned ? item : Map.of());
        }
    }
}
