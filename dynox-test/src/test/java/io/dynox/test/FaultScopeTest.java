package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;

/** Faults of a part of the requests, those with statements and those to streams included. */
final class FaultScopeTest {

    private final VirtualTime time = VirtualTime.start();
    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder()
            .time(time)
            .build()
            .createTable("users", Key.string("pk"))
            .createTable("orders", Key.string("pk"));
    private final FaultPlan faults = dynamo.faults();

    @Test
    void aFaultConcernsItsOperationAndTable() {
        faults.on("PutItem").table("users").throttle(2);

        assertThatCode(() -> put("orders", "a")).doesNotThrowAnyException();
        assertThatCode(() -> dynamo.client().listTables()).doesNotThrowAnyException();
        assertThatThrownBy(() -> put("users", "a")).isInstanceOf(ThrottlingException.class);
        assertThatThrownBy(() -> put("users", "a")).isInstanceOf(ThrottlingException.class);
        assertThatCode(() -> put("users", "a")).doesNotThrowAnyException();
    }

    @Test
    void aFaultConcernsTheItemsThatAreMeant() {
        faults.where(item -> text("bad").equals(item.attribute("pk"))).poison();

        assertThatCode(() -> put("users", "good")).doesNotThrowAnyException();
        assertThatThrownBy(() -> put("users", "bad"))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void aScopeCanBeUsedAgain() {
        FaultScope users = faults.table("users");
        users.next(1).play(new Fault.ServerError(false));
        users.during(Duration.ofSeconds(1)).play(new Fault.Outage());

        assertThatThrownBy(() -> put("users", "a")).isInstanceOf(InternalServerErrorException.class);
        assertThatThrownBy(() -> put("users", "a")).isInstanceOf(SdkClientException.class);
        time.advance(Duration.ofSeconds(1));
        assertThatCode(() -> put("users", "a")).doesNotThrowAnyException();
    }

    @Test
    void aMisspeltOperationIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.on("BatchWrite"))
                .withMessageStartingWith("'BatchWrite' is no operation of DynamoDB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.of(new Fault.Outage()).on("batchWriteItem"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO users VALUE {'pk': 'bad', 'n': 1}",
                "UPDATE users SET n = 1 WHERE pk = 'bad'",
                "DELETE FROM users WHERE 'bad' = pk AND n = 1",
                "SELECT * FROM users WHERE pk = 'bad'"
            })
    void aStatementNamesItsItem(String statement) {
        faults.on("ExecuteStatement")
                .where(item -> text("bad").equals(item.attribute("pk")))
                .poison();

        assertThatThrownBy(() -> dynamo.client().executeStatement(r -> r.statement(statement)))
                .hasMessageContaining("poison");
        assertThatCode(() ->
                        dynamo.client().executeStatement(r -> r.statement("SELECT * FROM users WHERE pk = 'good'")))
                .doesNotThrowAnyException();
        assertThat(dynamo.requests("ExecuteStatement").get(0).items())
                .singleElement()
                .satisfies(item -> assertThat(item.attribute("pk")).isEqualTo(text("bad")));
    }

    @Test
    void theValueOfAParameterIsSeen() {
        faults.where(item -> text("bad").equals(item.attribute("pk"))).poison();

        assertThatThrownBy(() -> dynamo.client()
                        .executeStatement(r ->
                                r.statement("DELETE FROM users WHERE pk = ?").parameters(text("bad"))))
                .hasMessageContaining("poison");
    }

    @Test
    void aBatchOfStatementsIsLeftUnprocessedInParts() {
        faults.table("users")
                .where(item -> text("bad").equals(item.attribute("pk")))
                .unprocessed(1);

        List<BatchStatementResponse> replies = dynamo.client()
                .batchExecuteStatement(batch -> batch.statements(
                        statement("INSERT INTO users VALUE {'pk': 'bad'}"),
                        statement("INSERT INTO users VALUE {'pk': 'good'}")))
                .responses();

        assertThat(replies.get(0).error().codeAsString()).isEqualTo("ThrottlingError");
        assertThat(replies.get(1).error()).isNull();
        assertThat(dynamo.requests().get(0).items()).extracting(Item::table).containsExactly("users", "users");
    }

    @Test
    void aStatementThatIsNoneNamesNothing() {
        assertThatThrownBy(() -> dynamo.client().executeStatement(r -> r.statement("SELECT FROM")))
                .isInstanceOf(DynamoDbException.class);

        assertThat(dynamo.requests("ExecuteStatement").get(0).items()).isEmpty();
    }

    @Test
    void requestsToStreamsAreLoggedWithTheirTables() {
        String iterator = iterator();

        dynamo.streamsClient().getRecords(r -> r.shardIterator(iterator));

        assertThat(dynamo.requests())
                .extracting(SentRequest::operation)
                .endsWith("ListStreams", "DescribeStream", "GetShardIterator", "GetRecords");
        assertThat(dynamo.requests())
                .filteredOn(request -> request.operation().contains("Stream")
                        || request.operation().contains("ecords"))
                .allSatisfy(request -> assertThat(request.tables()).containsExactly("orders"));
    }

    @Test
    void throttledStreamsAreReadLater() {
        String iterator = iterator();
        faults.on("GetRecords").table("orders").throttle(1);

        assertThatThrownBy(() -> dynamo.streamsClient().getRecords(r -> r.shardIterator(iterator)))
                .isInstanceOf(ThrottlingException.class);
        assertThat(dynamo.streamsClient()
                        .getRecords(r -> r.shardIterator(iterator))
                        .records())
                .hasSize(1);
    }

    @Test
    void repliesOfStreamsAreDelayed() {
        String iterator = iterator();
        faults.on("GetRecords").latency(Duration.ofSeconds(5));

        CompletableFuture<?> reply = dynamo.streamsAsyncClient().getRecords(r -> r.shardIterator(iterator));

        assertThat(reply).isNotDone();
        time.advance(Duration.ofSeconds(5));
        assertThat(reply).isCompleted();
    }

    private String iterator() {
        dynamo.client()
                .updateTable(r -> r.tableName("orders")
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
        put("orders", "a");
        String arn = dynamo.streamsClient()
                .listStreams(r -> r.tableName("orders"))
                .streams()
                .get(0)
                .streamArn();
        String shard = dynamo.streamsClient()
                .describeStream(r -> r.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        return dynamo.streamsClient()
                .getShardIterator(
                        r -> r.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private void put(String table, String pk) {
        dynamo.client().putItem(r -> r.tableName(table).item(Map.of("pk", text(pk))));
    }

    private static BatchStatementRequest statement(String text) {
        return BatchStatementRequest.builder().statement(text).build();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
