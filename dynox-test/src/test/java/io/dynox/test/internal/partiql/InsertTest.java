package io.dynox.test.internal.partiql;

import static io.dynox.test.internal.partiql.StatementFixture.assertInvalid;
import static io.dynox.test.internal.partiql.StatementFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

final class InsertTest {

    private final StatementFixture music = new StatementFixture();

    @Test
    void literalsOfAllTypesAreStored() {
        music.run("""
                INSERT INTO "music" VALUE {'pk': 'it''s', 'sk': '1', 'n': -1.50, 'e': 2e2, 'yes': TRUE, 'no': false,
                'nil': null, 'list': [1, 'a', [2]], 'map': {'k': {'l': 1}}, 'ss': <<'x', 'y'>>, 'ns': <<1, 2.0>>}
                """);

        assertThat(music.get("it's", "1"))
                .containsAllEntriesOf(item("n", -1.5, "e", 200, "yes", true, "no", false))
                .containsEntry("nil", AttributeValue.fromNul(true))
                .containsEntry("ss", AttributeValue.fromSs(List.of("x", "y")))
                .containsEntry("ns", AttributeValue.fromNs(List.of("1", "2")))
                .containsAllEntriesOf(item("list", List.of(1, "a", List.of(2)), "map", Map.of("k", Map.of("l", 1))));
    }

    @Test
    void parametersStandAnywhereInTheItem() {
        music.run("INSERT INTO music VALUE {'pk': ?, 'sk': ?, 'list': [?]}", "a", "1", 5);

        assertThat(music.get("a", "1")).isEqualTo(item("pk", "a", "sk", "1", "list", List.of(5)));
    }

    @Test
    void nothingIsReturned() {
        assertThat(music.run("INSERT INTO music VALUE {'pk': 'a', 'sk': '1'}")).isEmpty();
    }

    @Test
    void anItemWithTheSameKeyIsADuplicate() {
        music.put("pk", "a", "sk", "1", "n", 1);

        Throwable failure = catchThrowable(() -> music.run("INSERT INTO music VALUE {'pk': 'a', 'sk': '1'}"));

        assertThat(failure).isInstanceOfSatisfying(DuplicateItemException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("DuplicateItemException");
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Duplicate primary key exists in table");
            assertThat(error.statusCode()).isEqualTo(400);
            assertThat(error.requestId()).isNotEmpty();
        });
        assertThat(music.get("a", "1")).containsKey("n");
    }

    @Test
    void theKeyMustBeComplete() {
        music.assertInvalid(
                "INSERT INTO music VALUE {'pk': 'a'}", "Key attribute should be present in the item: Key sk");
    }

    @Test
    void emptySetsAndMixedSetsAreRefused() {
        music.assertInvalid(
                "INSERT INTO music VALUE {'pk': 'a', 'sk': '1', 's': <<>>}", "Empty bags are not supported at 1:53:2");
        assertInvalid(
                () -> music.run("INSERT INTO music VALUE {'pk': 'a', 'sk': '1', 's': <<1, 'a'>>}"),
                "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
    }

    @Test
    void capacityIsThatOfAPut() {
        double units = music.client
                .executeStatement(r -> r.statement("INSERT INTO music VALUE {'pk': 'a', 'sk': '1'}")
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();

        assertThat(units).isEqualTo(1.0);
    }
}
