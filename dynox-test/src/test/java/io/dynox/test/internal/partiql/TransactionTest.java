package io.dynox.test.internal.partiql;

import static io.dynox.test.internal.partiql.StatementFixture.assertInvalid;
import static io.dynox.test.internal.partiql.StatementFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

final class TransactionTest {

    private final StatementFixture music = new StatementFixture();

    @BeforeEach
    void fill() {
        music.put("pk", "a", "sk", "1", "n", 1);
    }

    @Test
    void allWritesAreMade() {
        List<ItemResponse> responses = transact(
                "INSERT INTO music VALUE {'pk': 'b', 'sk': '1'}",
                "UPDATE music SET n = n + 1 WHERE pk = 'a' AND sk = '1'",
                "DELETE FROM music WHERE pk = 'c' AND sk = '1'");

        assertThat(responses).hasSize(3);
        assertThat(music.get("a", "1")).isEqualTo(item("pk", "a", "sk", "1", "n", 2));
        assertThat(music.get("b", "1")).isNotEmpty();
    }

    @Test
    void itemsAreReadInTheirOrder() {
        List<ItemResponse> responses = transact(
                "SELECT n FROM music WHERE pk = 'a' AND sk = '1'", "SELECT * FROM music WHERE pk = 'x' AND sk = '1'");

        assertThat(responses.get(0).item()).isEqualTo(item("n", 1));
        assertThat(responses.get(1).hasItem()).isFalse();
    }

    @Test
    void oneFailureCancelsEverything() {
        TransactionCanceledException failure = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> transact(
                        "DELETE FROM music WHERE pk = 'x' AND sk = '1'",
                        "INSERT INTO music VALUE {'pk': 'a', 'sk': '1'}",
                        "UPDATE music SET n = 2 WHERE pk = 'b' AND sk = '1'"));

        assertThat(failure.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "DuplicateItem", "ConditionalCheckFailed");
        assertThat(failure.awsErrorDetails().errorMessage())
                .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [None, DuplicateItem, ConditionalCheckFailed]");
        assertThat(failure.cancellationReasons().get(1).message()).isEqualTo("Duplicate primary key exists in table");
    }

    @Test
    void existsChecksAnItem() {
        String insert = "INSERT INTO music VALUE {'pk': 'b', 'sk': '1'}";

        TransactionCanceledException failure = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> transact("EXISTS(SELECT * FROM music WHERE pk = 'a' AND sk = '1' AND n = 2)", insert));
        transact("EXISTS(SELECT * FROM music WHERE pk = 'a' AND sk = '1' AND n = 1)", insert);

        assertThat(failure.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("ConditionalCheckFailed", "None");
        assertThat(music.get("b", "1")).isNotEmpty();
    }

    @Test
    void existsIsForTransactions() {
        music.assertInvalid(
                "EXISTS(SELECT * FROM music WHERE pk = 'a' AND sk = '1')",
                "EXISTS can only be used in ExecuteTransaction write requests.");
    }

    @Test
    void readsAndWritesDoNotMix() {
        assertInvalid(
                () -> transact(
                        "SELECT * FROM music WHERE pk = 'a' AND sk = '1'",
                        "INSERT INTO music VALUE {'pk': 'b', 'sk': '1'}"),
                "ExecuteTransaction API does not support both read and write operations in the same request.");
    }

    @Test
    void readsMustNameTheWholeKey() {
        assertInvalid(
                () -> transact("SELECT * FROM music WHERE pk = 'a'"),
                "Validation failed in TransactStatements[0]: Select statements within ExecuteTransaction must specify the primary key in the where clause.");
    }

    @Test
    void aTokenMakesARepetitionHarmless() {
        String update = "UPDATE music SET n = n + 1 WHERE pk = 'a' AND sk = '1'";

        withToken("once", update);
        withToken("once", update);

        assertThat(music.get("a", "1")).containsAllEntriesOf(item("n", 2));
        assertThatThrownBy(() -> withToken("once", "DELETE FROM music WHERE pk = 'a' AND sk = '1'"))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    @Test
    void aTransactionHasOneTo100Statements() {
        String select = "SELECT * FROM music WHERE pk = 'a' AND sk = '1'";

        assertThat(catchThrowable(
                        () -> transact(Collections.nCopies(101, select).toArray(String[]::new))))
                .hasMessageContaining("Member must have length less than or equal to 100");
        assertInvalid(
                () -> music.client.executeTransaction(r -> r.transactStatements(List.of())),
                "1 validation error detected: Value '[]' at 'transactStatements' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
    }

    @Test
    void capacityIsDoubled() {
        ExecuteTransactionResponse response = music.client.executeTransaction(
                r -> r.transactStatements(statement("SELECT * FROM music WHERE pk = 'a' AND sk = '1'"))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(response.consumedCapacity())
                .extracting(ConsumedCapacity::capacityUnits)
                .containsExactly(2.0);
    }

    private void withToken(String token, String statement) {
        music.client.executeTransaction(
                r -> r.transactStatements(statement(statement)).clientRequestToken(token));
    }

    private List<ItemResponse> transact(String... statements) {
        return music.client
                .executeTransaction(r -> r.transactStatements(
                        Stream.of(statements).map(TransactionTest::statement).toList()))
                .responses();
    }

    private static ParameterizedStatement statement(String statement) {
        return ParameterizedStatement.builder().statement(statement).build();
    }
}
