package io.dynox.test.internal.partiql;

import static io.dynox.test.internal.partiql.StatementFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

final class UpdateTest {

    private static final String WHERE = " WHERE pk = 'a' AND sk = '1'";

    private final StatementFixture music = new StatementFixture();

    @BeforeEach
    void fill() {
        music.put("pk", "a", "sk", "1", "n", 1, "list", List.of(1, 2, 3), "map", Map.of("k", 1, "l", 2));
    }

    @Test
    void attributesAreSetAndRemoved() {
        assertThat(music.run("UPDATE music SET n = 2 SET text = ? REMOVE list REMOVE map.k" + WHERE, "new"))
                .isEmpty();

        assertThat(music.get("a", "1"))
                .isEqualTo(item("pk", "a", "sk", "1", "n", 2, "text", "new", "map", Map.of("l", 2)));
    }

    @Test
    void severalAssignmentsMayShareOneSet() {
        music.run("UPDATE \"music\" SET n = 2, map.k = 'x', list[0] = {'deep': [1]}" + WHERE);

        assertThat(music.get("a", "1"))
                .containsAllEntriesOf(item(
                        "n", 2, "map", Map.of("k", "x", "l", 2), "list", List.of(Map.of("deep", List.of(1)), 2, 3)));
    }

    @ParameterizedTest
    @CsvSource({"n + 4, 5", "n - 4, -3", "10 - n, 9", "n + -1, 0", "n+1, 2", "n -1, 0"})
    void numbersAreAddedAndSubtracted(String sum, String result) {
        music.run("UPDATE music SET n = " + sum + WHERE);

        assertThat(music.get("a", "1")).containsEntry("n", AttributeValue.fromN(result));
    }

    @Test
    void listsAreAppended() {
        music.run("UPDATE music SET list = list_append(list, ['x', ?])" + WHERE, "y");

        assertThat(music.get("a", "1")).containsAllEntriesOf(item("list", List.of(1, 2, 3, "x", "y")));
    }

    @Test
    void setsGainAndLoseMembers() {
        music.run("UPDATE music SET tags = set_add(tags, <<'x', 'y'>>) SET ids = set_add(ids, <<1>>)" + WHERE);
        music.run("UPDATE music SET tags = set_delete(tags, <<'x'>>) SET ids = set_delete(ids, <<1>>)" + WHERE);

        assertThat(music.get("a", "1"))
                .containsEntry("tags", AttributeValue.fromSs(List.of("y")))
                .doesNotContainKey("ids");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALL OLD | pk,sk,n,list,map",
                "ALL NEW | pk,sk,n,list,map,t",
                "MODIFIED OLD | n",
                "MODIFIED NEW | n,t"
            })
    void returningNamesWhatIsReturned(String returning, String attributes) {
        List<Map<String, AttributeValue>> returned =
                music.run("UPDATE music SET n = 2 SET t = 1" + WHERE + " RETURNING " + returning + " *");

        assertThat(returned)
                .singleElement()
                .satisfies(item -> assertThat(item).containsOnlyKeys(attributes.split(",")));
        assertThat(returned.get(0)).containsEntry("n", AttributeValue.fromN(returning.endsWith("OLD") ? "1" : "2"));
    }

    @Test
    void aMissingItemIsNotCreated() {
        assertThatThrownBy(() -> music.run("UPDATE music SET n = 2 WHERE pk = 'a' AND sk = '2'"))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(music.get("a", "2")).isEmpty();
    }

    @Test
    void furtherConditionsMustHold() {
        assertThatThrownBy(() -> music.run("UPDATE music SET n = 2" + WHERE + " AND n > 1"))
                .isInstanceOf(ConditionalCheckFailedException.class);

        music.run("UPDATE music SET n = 2" + WHERE + " AND (n = 1 OR n IS MISSING) AND NOT contains(list, 9)");

        assertThat(music.get("a", "1")).containsAllEntriesOf(item("n", 2));
    }

    @Test
    void theWholeKeyMustBeGivenByEquality() {
        String message = "Where clause does not contain a mandatory equality on all key attributes";

        music.assertInvalid("UPDATE music SET n = 2", message);
        music.assertInvalid("UPDATE music SET n = 2 WHERE pk = 'a'", message);
        music.assertInvalid("UPDATE music SET n = 2 WHERE pk = 'a' AND begins_with(sk, '1')", message);
    }

    @Test
    void keysCannotBeChanged() {
        music.assertInvalid(
                "UPDATE music SET pk = 'b'" + WHERE,
                "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of"
                        + " the key");
    }

    @Test
    void whatIsMissingCannotBeReadOrEntered() {
        music.assertInvalid(
                "UPDATE music SET n = absent + 1" + WHERE,
                "The provided expression refers to an attribute that does not exist in the item");
        music.assertInvalid(
                "UPDATE music SET absent.k = 1" + WHERE,
                "The document path provided in the update expression is invalid for update");
    }

    @Test
    void setFunctionsChangeTheirOwnAttributeOnly() {
        music.assertInvalid(
                "UPDATE music SET tags = set_add(list, <<1>>)" + WHERE,
                "The first argument to SET_ADD must equal the assignment value");
        music.assertInvalid("UPDATE music SET n = other(n, 1)" + WHERE, "Unrecognized function: other");
    }
}
