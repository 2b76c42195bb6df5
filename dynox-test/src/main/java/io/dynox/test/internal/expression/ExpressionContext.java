package io.dynox.test.internal.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one request, which share its names and values.
 *
 * <p>Parse them in the order of {@link ExpressionKind}, as the service does, and end with {@link #checkAllUsed}. Not
 * thread-safe.
 */
public final class ExpressionContext {

    private static final int MAX_EXPRESSION_BYTES = 4096;

    private final Placeholders placeholders;

    private ExpressionContext(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * A context with the request's names and values, null where the request has none.
     *
     * @throws ValidationFailure if names or values are empty, malformed or break a rule for values
     */
    public static ExpressionContext of(
            @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        return new ExpressionContext(new Placeholders(names, values));
    }

    /**
     * Parses an update expression.
     *
     * @throws ValidationFailure with the service's text if there is anything wrong with it
     */
    public UpdateExpression update(String text) {
        return parse(ExpressionKind.UPDATE, text, () -> new UpdateParser(text, placeholders).parse());
    }

    /**
     * Parses a condition, a filter or a key condition.
     *
     * @throws ValidationFailure with the service's text if there is anything wrong with it
     */
    public ConditionExpression condition(ExpressionKind kind, String text) {
        return parse(kind, text, () -> new ConditionParser(text, placeholders).parse());
    }

    /**
     * Parses a projection expression.
     *
     * @throws ValidationFailure with the service's text if there is anything wrong with it
     */
    public Projection projection(String text) {
        return parse(ExpressionKind.PROJECTION, text, () -> new ProjectionParser(text, placeholders).parse());
    }

    /**
     * Ends the request's expressions.
     *
     * @throws ValidationFailure if a name or a value has been used by none of them
     */
    public void checkAllUsed() {
        placeholders.checkAllUsed();
    }

    private static <T> T parse(ExpressionKind kind, String text, Supplier<T> parser) {
        try {
            if (text.isEmpty()) {
                throw new ValidationFailure("The expression can not be empty;");
            }
            int size = text.getBytes(UTF_8).length;
            if (size > MAX_EXPRESSION_BYTES) {
                throw new ValidationFailure(
                        "Expression size has exceeded the maximum allowed size; expression size: " + size);
            }
            return parser.get();
        } catch (ValidationFailure e) {
            throw new ValidationFailure("Invalid %s: %s".formatted(kind.parameter(), e.getMessage()), e);
        }
    }
}
