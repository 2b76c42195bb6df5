package io.dynox.test.internal.partiql;

import static io.dynox.test.internal.partiql.StatementFixture.assertInvalid;
import static io.dynox.test.internal.partiql.StatementFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

final class BatchTest {

    private final StatementFixture music = new StatementFixture();

    @BeforeEach
    void fill() {
        music.put("pk", "a", "sk", "1", "n", 1);
    }

    @Test
    void readsAreAnsweredInTheirOrder() {
        music.put("pk", "a", "sk", "3", "n", 3);

        List<BatchStatementResponse> responses = batch(
                "SELECT n FROM music WHERE pk = 'a' AND sk = '1'",
                "SELECT * FROM music WHERE pk = 'a' AND sk = '2'",
                "SELECT * FROM music WHERE pk = 'a' AND sk = '3'");

        assertThat(responses).extracting(BatchStatementResponse::tableName).containsOnly("music");
        assertThat(responses.get(0).item()).isEqualTo(item("n", 1));
        assertThat(responses.get(1).hasItem()).isFalse();
        assertThat(responses.get(2).item()).isEqualTo(item("pk", "a", "sk", "3", "n", 3));
    }

    @Test
    void noItemIsNamedTwice() {
        Throwable failure = catchThrowable(() -> batch(
                "DELETE FROM music WHERE pk = 'a' AND sk = '1'", "INSERT INTO music VALUE {'pk': 'a', 'sk': '1'}"));

        assertThat(failure).hasMessageContaining("Provided list of item keys contains duplicates");
        assertThat(music.get("a", "1")).isNotEmpty();
    }

    @Test
    void aStatementThatFailsHoldsUpNoOther() {
        music.put("pk", "a", "sk", "3", "n", 3);

        List<BatchStatementResponse> responses = batch(
                "INSERT INTO music VALUE {'pk': 'a', 'sk': '1'}",
                "INSERT INTO nowhere VALUE {'pk': 'a', 'sk': '1'}",
                "DELETE FROM music WHERE pk = 'a' AND sk = '3' AND n = 2",
                "DELETE FROM music WHERE pk = 'a'",
                "INSERT INTO music VALUE {'pk': 'a', 'sk': '2'}");

        assertThat(responses.get(0).error().code()).isEqualTo(BatchStatementErrorCodeEnum.DUPLICATE_ITEM);
        assertThat(responses.get(0).error().message()).isEqualTo("Duplicate primary key exists in table");
        assertThat(responses.get(1).error().code()).isEqualTo(BatchStatementErrorCodeEnum.RESOURCE_NOT_FOUND);
        assertThat(responses.get(2).error().code()).isEqualTo(BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED);
        assertThat(responses.get(3).error().code()).isEqualTo(BatchStatementErrorCodeEnum.VALIDATION_ERROR);
        assertThat(responses.get(4).error()).isNull();
        assertThat(music.get("a", "2")).isNotEmpty();
    }

    @Test
    void aMalformedStatementFailsAlone() {
        List<BatchStatementResponse> responses = batch("SELEC", "SELECT * FROM music WHERE pk = 'a' AND sk = '1'");

        assertThat(responses.get(0).error().code()).isEqualTo(BatchStatementErrorCodeEnum.VALIDATION_ERROR);
        assertThat(responses.get(1).hasItem()).isTrue();
    }

    @Test
    void readsMustNameTheWholeKey() {
        assertThat(batch("SELECT * FROM music WHERE pk = 'a'").get(0).error().message())
                .isEqualTo("Select statements within BatchExecuteStatement must specify the primary key in the where"
                        + " clause.");
    }

    @Test
    void theItemThatFailsAConditionIsReturnedOnDemand() {
        BatchExecuteStatementResponse response =
                music.client.batchExecuteStatement(r -> r.statements(BatchStatementRequest.builder()
                        .statement("DELETE FROM music WHERE pk = 'a' AND sk = '1' AND n = 2")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build()));

        assertThat(response.responses().get(0).error().item()).isEqualTo(item("pk", "a", "sk", "1", "n", 1));
    }

    @Test
    void readsAndWritesDoNotMix() {
        Throwable failure = catchThrowable(() -> batch(
                "SELECT * FROM music WHERE pk = 'a' AND sk = '1'", "INSERT INTO music VALUE {'pk': 'b', 'sk': '1'}"));

        assertThat(failure)
                .hasMessageContaining("Read and write requests together in the same batch is not supported.");
        assertThat(music.get("b", "1")).isEmpty();
    }

    @Test
    void aBatchHasOneTo25Statements() {
        assertThat(batch(selects(25))).hasSize(25).noneMatch(response -> response.error() != null);
        assertThat(catchThrowable(() -> batch(selects(26))))
                .hasMessageContaining("Member must have length less than or equal to 25");
        assertInvalid(
                () -> music.client.batchExecuteStatement(r -> r.statements(List.of())),
                "1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
    }

    @Test
    void capacityIsReportedForEachStatement() {
        BatchExecuteStatementResponse response = music.client.batchExecuteStatement(r -> r.statements(
                        BatchStatementRequest.builder()
                                .statement("SELECT * FROM music WHERE pk = 'a' AND sk = '1'")
                                .consistentRead(true)
                                .build(),
                        BatchStatementRequest.builder()
                                .statement("SELECT * FROM music WHERE pk = 'a' AND sk = '2'")
                                .build())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(response.consumedCapacity())
                .extracting(capacity -> capacity.capacityUnits())
                .containsExactly(1.0, 0.5);
    }

    @Test
    void aStatementMayBeThrottledAlone() {
        music.dynamo.faults().unprocessed(1);

        List<BatchStatementResponse> responses = batch("SELECT * FROM music WHERE pk = 'a' AND sk = '1'");

        assertThat(responses.get(0).error().code()).isEqualTo(BatchStatementErrorCodeEnum.THROTTLING_ERROR);
    }

    @Test
    void theLogNamesTheTablesOfStatements() {
        batch("SELECT * FROM music WHERE pk = ? AND sk = 'x'", "DELETE FROM \"other\" WHERE pk = 'a'", "SELEC");

        assertThat(music.dynamo.requests("BatchExecuteStatement"))
                .singleElement()
                .satisfies(request -> assertThat(request.tables()).containsExactly("music", "other"));
    }

    private static String[] selects(int count) {
        return IntStream.range(0, count)
                .mapToObj("SELECT * FROM music WHERE pk = 'a' AND sk = '%d'"::formatted)
                .toArray(String[]::new);
    }

    private List<BatchStatementResponse> batch(String... statements) {
        return music.client
                .batchExecuteStatement(r -> r.statements(Stream.of(statements)
                        .map(statement -> BatchStatementRequest.builder()
                                .statement(statement)
                                .build())
                        .toList()))
                .responses();
    }
}
