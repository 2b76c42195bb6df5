package io.dynox.test.internal.operation;

import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.Projection;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.KeySchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query or a scan lets pass of the items that it looks at. Immutable.
 *
 * @param condition the filter, null for none
 */
record ReadFilter(@Nullable ConditionExpression condition) {

    /** The filter that a request has in either form. */
    static ReadFilter of(Parameters parameters, @Nullable ConditionExpression older) {
        ConditionExpression filter = parameters.condition(ExpressionKind.FILTER);
        return new ReadFilter(older == null ? filter : older);
    }

    /** The projection, which is parsed after the filter and is the last of a read's expressions. */
    Selection select(Parameters parameters, @Nullable Projection older) {
        Projection projection = parameters.projection();
        parameters.checkAllUsed();
        return new Selection(older == null ? projection : older);
    }

    boolean test(Map<String, AttributeValue> item) {
        return condition == null || condition.test(item);
    }

    /** Refuses paths into key attributes. */
    void checkKeys(StoredTable table) {
        if (condition != null) {
            KeyPaths.check(condition.paths(), table);
        }
    }

    /** Refuses a query's filter on the attributes that it has key conditions for. */
    void checkQueryKeys(KeySchema schema, String parameter) {
        KeyPaths.checkFilter(condition, schema, parameter);
    }
}
