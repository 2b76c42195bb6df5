package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.list;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.s;
import static io.dynox.test.internal.expression.Values.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

class OlderUpdatesTest {

    private static final Map<String, AttributeValue> ITEM =
            Map.of("num", n("5"), "tags", strings("a", "b"), "seq", list(n("1")));

    @Test
    void putReplacesAndIsTheDefault() {
        assertThat(apply("num", AttributeAction.PUT, s("x"))).containsEntry("num", s("x"));
        assertThat(apply("new.name", null, n("1.0"))).containsEntry("new.name", n("1"));
    }

    @Test
    void addSumsNumbersJoinsSetsAndAppendsToLists() {
        assertThat(apply("num", AttributeAction.ADD, n("2"))).containsEntry("num", n("7"));
        assertThat(apply("tags", AttributeAction.ADD, strings("b", "c"))).containsEntry("tags", strings("a", "b", "c"));
        assertThat(apply("seq", AttributeAction.ADD, list(n("2")))).containsEntry("seq", list(n("1"), n("2")));
        assertThat(apply("new", AttributeAction.ADD, n("2"))).containsEntry("new", n("2"));
    }

    @Test
    void deleteRemovesTheAttributeOrMembersOfASet() {
        assertThat(apply("num", AttributeAction.DELETE, null)).doesNotContainKey("num");
        assertThat(apply("tags", AttributeAction.DELETE, strings("a"))).containsEntry("tags", strings("b"));
        assertThat(apply("tags", AttributeAction.DELETE, strings("a", "b"))).doesNotContainKey("tags");
    }

    @Test
    void otherTypeIsRefused() {
        assertThatThrownBy(() -> apply("tags", AttributeAction.ADD, n("1")))
                .hasMessage("Type mismatch for attribute to update");
        assertThatThrownBy(() -> apply("num", AttributeAction.DELETE, strings("1")))
                .hasMessage("Type mismatch for attribute to update");
    }

    @Test
    void actionThatCannotTakeItsValueIsRefused() {
        String prefix = "One or more parameter values were invalid: ";

        assertThatThrownBy(() -> apply("num", AttributeAction.PUT, null))
                .hasMessage(prefix + "Only DELETE action is allowed when no attribute value is specified");
        assertThatThrownBy(() -> apply("num", AttributeAction.DELETE, s("x")))
                .hasMessage(prefix + "DELETE action with value is not supported for the type S");
        assertThatThrownBy(() -> apply("num", AttributeAction.ADD, s("x")))
                .hasMessage(prefix + "ADD action is not supported for the type S");
    }

    private static Map<String, AttributeValue> apply(
            String name, @Nullable AttributeAction action, @Nullable AttributeValue value) {
        return OlderUpdates.update(Map.of(name, update(action, value))).apply(ITEM);
    }

    private static AttributeValueUpdate update(@Nullable AttributeAction action, @Nullable AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }
}
