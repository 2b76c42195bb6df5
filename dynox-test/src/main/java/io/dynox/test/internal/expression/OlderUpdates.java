package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeNames;
import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/** Translates {@code AttributeUpdates} into an update. Stateless. */
public final class OlderUpdates {

    private static final String MISMATCH = "Type mismatch for attribute to update";

    private OlderUpdates() {}

    /**
     * The update that {@code AttributeUpdates} state.
     *
     * @throws ValidationFailure with the service's text if they break a rule
     */
    public static UpdateExpression update(Map<String, AttributeValueUpdate> updates) {
        List<UpdateAction> actions = new ArrayList<>();
        updates.forEach((name, update) -> {
            AttributeNames.check(name);
            actions.add(action(DocumentPath.of(name), update));
        });
        return new UpdateExpression(actions);
    }

    private static UpdateAction action(DocumentPath path, AttributeValueUpdate update) {
        AttributeValue value = update.value() == null ? null : ValueNormalizer.normalize(update.value());
        AttributeAction action = update.action() == null ? AttributeAction.PUT : update.action();
        if (value == null) {
            return withoutValue(path, action);
        }
        return switch (action) {
            case PUT -> new UpdateAction.Assign(path, new UpdateOperand.Literal(value));
            case ADD -> {
                AttributeType type = AttributeType.of(value);
                checkType(action, type, type.isSet() || type == AttributeType.N || type == AttributeType.L);
                yield new UpdateAction.Add(path, value, MISMATCH);
            }
            case DELETE -> {
                AttributeType type = AttributeType.of(value);
                checkType(action, type, type.isSet());
                yield new UpdateAction.Delete(path, value, MISMATCH);
            }
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("Unknown action: " + update.action());
        };
    }

    private static UpdateAction withoutValue(DocumentPath path, @Nullable AttributeAction action) {
        if (action != AttributeAction.DELETE) {
            throw ValidationFailure.invalidParameter(
                    "Only DELETE action is allowed when no attribute value is specified");
        }
        return new UpdateAction.Remove(path);
    }

    private static void checkType(AttributeAction action, AttributeType type, boolean allowed) {
        if (!allowed) {
            throw ValidationFailure.invalidParameter("%s is not supported for the type %s"
                    .formatted(action == AttributeAction.DELETE ? "DELETE action with value" : "ADD action", type));
        }
    }
}
