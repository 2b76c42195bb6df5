package io.dynox.test.internal.operation;

import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionContext;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.ParameterStyles;
import io.dynox.test.internal.expression.Projection;
import io.dynox.test.internal.expression.UpdateExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of a request: which it has, whether they may stand together, and what they say. Not thread-safe; owned by one
 * request.
 */
final class Parameters {

    private final Map<ExpressionKind, @Nullable String> expressions = new LinkedHashMap<>();
    private final List<String> older = new ArrayList<>();
    private @Nullable Map<String, String> names;
    private @Nullable Map<String, AttributeValue> values;
    private @Nullable ExpressionContext context;

    /** An expression that the operation takes, null where the request has none; in the operation's order. */
    Parameters expression(ExpressionKind kind, @Nullable String text) {
        expressions.put(kind, text);
        return this;
    }

    /** An older parameter, in the operation's order. */
    Parameters older(String name, boolean isPresent) {
        if (isPresent) {
            older.add(name);
        }
        return this;
    }

    Parameters names(boolean isPresent, Map<String, String> names) {
        this.names = isPresent ? names : null;
        return this;
    }

    Parameters values(boolean isPresent, Map<String, AttributeValue> values) {
        this.values = isPresent ? values : null;
        return this;
    }

    /** Refuses parameters that don't go together; before any is looked at. */
    Parameters checkTogether() {
        List<String> present = expressions.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey().parameter())
                .toList();
        ParameterStyles.checkOneStyle(present, older);
        List<String> withValues = expressions.keySet().stream()
                .filter(kind -> kind != ExpressionKind.PROJECTION)
                .map(ExpressionKind::parameter)
                .toList();
        ParameterStyles.checkPlaceholders(present, withValues, names != null, values != null);
        return this;
    }

    @Nullable
    ConditionExpression condition(ExpressionKind kind) {
        String text = expressions.get(kind);
        return text == null ? null : context().condition(kind, text);
    }

    @Nullable
    UpdateExpression update() {
        String text = expressions.get(ExpressionKind.UPDATE);
        return text == null ? null : context().update(text);
    }

    @Nullable
    Projection projection() {
        String text = expressions.get(ExpressionKind.PROJECTION);
        return text == null ? null : context().projection(text);
    }

    /** Refuses names and values that no expression has used; after all are parsed. */
    void checkAllUsed() {
        context().checkAllUsed();
    }

    private ExpressionContext context() {
        if (context == null) {
            context = ExpressionContext.of(names, values);
        }
        return context;
    }
}
