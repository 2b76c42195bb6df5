package io.dynox.test.internal.partiql;

import static io.dynox.test.internal.partiql.StatementFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

final class DeleteTest {

    private final StatementFixture music = new StatementFixture();

    @BeforeEach
    void fill() {
        music.put("pk", "a", "sk", "1", "n", 1);
    }

    @Test
    void theItemIsDeleted() {
        assertThat(music.run("DELETE FROM music WHERE pk = 'a' AND sk = ?", "1"))
                .isEmpty();

        assertThat(music.get("a", "1")).isEmpty();
    }

    @Test
    void theOldItemIsReturnedOnDemand() {
        assertThat(music.run("DELETE FROM music WHERE pk = 'a' AND sk = '1' RETURNING ALL OLD *"))
                .containsExactly(item("pk", "a", "sk", "1", "n", 1));
    }

    @Test
    void onlyTheOldItemCanBeReturned() {
        music.assertInvalid(
                "DELETE FROM music WHERE pk = 'a' AND sk = '1' RETURNING ALL NEW *",
                "Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }

    @Test
    void aMissingItemIsAsGoodAsDeleted() {
        assertThat(music.run("DELETE FROM music WHERE pk = 'a' AND sk = '2'")).isEmpty();
        assertThat(music.run("DELETE FROM music WHERE pk = 'a' AND sk = '2' AND n = 5"))
                .isEmpty();
    }

    @Test
    void furtherConditionsMustHold() {
        String statement = "DELETE FROM music WHERE pk = 'a' AND sk = '1' AND n > 1";

        assertThatThrownBy(() -> music.run(statement))
                .isInstanceOf(ConditionalCheckFailedException.class)
                .hasMessageContaining("The conditional request failed");
        assertThat(music.get("a", "1")).isNotEmpty();
    }

    @Test
    void theItemThatFailsAConditionIsReturnedOnDemand() {
        ConditionalCheckFailedException failure = catchThrowableOfType(
                ConditionalCheckFailedException.class,
                () -> music.client.executeStatement(
                        r -> r.statement("DELETE FROM music WHERE pk = 'a' AND sk = '1' AND n > 1")
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));

        assertThat(failure.item()).isEqualTo(item("pk", "a", "sk", "1", "n", 1));
    }

    @Test
    void theWholeKeyMustBeGivenByEquality() {
        String message = "Where clause does not contain a mandatory equality on all key attributes";

        music.assertInvalid("DELETE FROM music", message);
        music.assertInvalid("DELETE FROM music WHERE pk = 'a'", message);
        music.assertInvalid("DELETE FROM music WHERE pk = 'a' AND sk > '1'", message);
        music.assertInvalid("DELETE FROM music WHERE pk = 'a' OR sk = '1'", message);
    }

    @Test
    void keysMustHaveTheirTypes() {
        music.assertInvalid(
                "DELETE FROM music WHERE pk = 'a' AND sk = 1",
                "Key attribute's data type should match its data type in table's schema: Key sk");
    }
}
