package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The independent server has no PartiQL; the tests still run against any endpoint that has it. */
final class StatementContractTest extends ContractTest {

    StatementContractTest(Backend backend) {
        super(backend);
    }

    @BeforeEach
    void needsStatements() {
        assumeFalse(
                isOverHttp() && !Boolean.getBoolean("dynox.contract.transactions"),
                "the independent server has no PartiQL; set -Ddynox.contract.transactions for one that has");
    }

    private CompletableFuture<ExecuteStatementResponse> send(String statement, Object... parameters) {
        List<AttributeValue> values =
                Stream.of(parameters).map(ContractTest::value).toList();
        return client.executeStatement(r -> r.statement(statement).parameters(values.isEmpty() ? null : values));
    }

    private List<Map<String, AttributeValue>> run(String statement, Object... parameters) {
        return send(statement, parameters).join().items();
    }

    @Test
    void anItemIsInsertedOnce() {
        String table = table(S);
        String insert = "INSERT INTO \"" + table
                + "\" VALUE {'pk': 'a', 'n': -1, 'l': [1, 'x', null], 'm': {'t': true}," + " 's': <<'p', 'q'>>}";

        run(insert);

        Map<String, AttributeValue> item = get(table, item("pk", "a"));
        assertThat(item)
                .containsEntry("n", n("-1"))
                .containsEntry("m", AttributeValue.fromM(Map.of("t", AttributeValue.fromBool(true))));
        assertThat(item.getOrDefault("s", value("")).ss()).containsExactlyInAnyOrder("p", "q");
        knownWrongOverHttp("DynamoDB Local calls the error DuplicateItem");
        assertRefused(send(insert))
                .isInstanceOf(DuplicateItemException.class)
                .hasMessageStartingWith("Duplicate primary key exists in table");
    }

    @Test
    void aSelectQueriesScansAndProjects() {
        knownWrongOverHttp("DynamoDB Local fails with an internal error on a projection of nested paths");
        String table = table(S, N);
        for (int i = 1; i <= 4; i++) {
            put(table, item("pk", "a", "sk", i, "v", "v" + i, "m", AttributeValue.fromM(item("x", i))));
        }
        put(table, item("pk", "b", "sk", 1, "v", "other"));
        String from = " FROM \"" + table + "\" ";

        assertThat(run("SELECT sk" + from + "WHERE pk = 'a' AND sk BETWEEN 2 AND 3"))
                .containsExactly(item("sk", 2), item("sk", 3));
        assertThat(run("SELECT v, m.x" + from + "WHERE pk = ? AND sk = ?", "a", 4))
                .containsExactly(item("v", "v4", "x", 4));
        assertThat(run("SELECT *" + from + "WHERE v IN ['v1', 'other']")).hasSize(2);
        assertThat(run("SELECT *" + from + "WHERE begins_with(v, 'v') AND NOT sk = 1"))
                .hasSize(3);
        assertThat(run("SELECT *" + from + "WHERE m IS MISSING")).hasSize(1);
        assertThat(run("SELECT *" + from)).hasSize(5);
        assertThat(run("SELECT sk" + from + "WHERE pk = 'a' ORDER BY sk DESC").get(0))
                .isEqualTo(item("sk", 4));
    }

    @Test
    void pagesGoOnByToken() {
        String table = table(S, N);
        for (int i = 0; i < 5; i++) {
            put(table, item("pk", "a", "sk", i));
        }

        List<Map<String, AttributeValue>> found = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ExecuteStatementResponse page = client.executeStatement(
                            r -> r.statement("SELECT * FROM \"" + table + "\" WHERE pk = 'a'")
                                    .limit(2)
                                    .nextToken(from))
                    .join();
            found.addAll(page.items());
            token = page.nextToken();
        } while (token != null);

        assertThat(found).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void anUpdateChangesTheItemThatItsKeyNames() {
        knownWrongOverHttp("DynamoDB Local doesn't parse set functions beside REMOVE");
        String table = table(S);
        put(table, item("pk", "a", "n", 1, "old", "x", "s", AttributeValue.fromSs(List.of("p"))));

        assertThat(run("UPDATE \"" + table + "\" SET n = n + 4 SET s = set_add(s, <<'q'>>) REMOVE old"
                        + " WHERE pk = 'a' AND n = 1 RETURNING ALL NEW *"))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("n", n("5")).doesNotContainKey("old"));
        assertRefused(send("UPDATE \"" + table + "\" SET n = 1 WHERE pk = 'absent'"))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertInvalid(
                send("UPDATE \"" + table + "\" SET n = 1 WHERE n = 5"),
                "Where clause does not contain a mandatory equality on all key attributes");
    }

    @Test
    void aDeleteRemovesTheItemThatItsKeyNames() {
        String table = table(S);
        put(table, item("pk", "a", "n", 1));

        assertRefused(send("DELETE FROM \"" + table + "\" WHERE pk = 'a' AND n = 2"))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(run("DELETE FROM \"" + table + "\" WHERE pk = 'a' RETURNING ALL OLD *"))
                .containsExactly(item("pk", "a", "n", 1));
        assertThat(run("DELETE FROM \"" + table + "\" WHERE pk = 'a'")).isEmpty();
    }

    @Test
    void malformedStatementsAreRefused() {
        assertInvalid(send("SELEC * FROM t"), "Statement wasn't well formed, can't be processed: ");
        assertInvalid(
                send("SELECT * FROM no_such_table WHERE pk = ?"),
                "Number of parameters in request and statement don't match.");
    }

    @Test
    void aBatchAnswersEachStatement() {
        String table = table(S);
        put(table, item("pk", "a"));

        List<BatchStatementResponse> responses = client.batchExecuteStatement(r -> r.statements(
                        statement("SELECT * FROM \"" + table + "\" WHERE pk = 'a'"),
                        statement("SELECT * FROM \"" + table + "\" WHERE pk = 'absent'"),
                        statement("SELECT * FROM \"no-such-table\" WHERE pk = 'a'")))
                .join()
                .responses();

        assertThat(responses.get(0).item()).isEqualTo(item("pk", "a"));
        assertThat(responses.get(1).hasItem()).isFalse();
        assertThat(responses.get(2).error().codeAsString()).isEqualTo("ResourceNotFound");
    }

    private static BatchStatementRequest statement(String text) {
        return BatchStatementRequest.builder().statement(text).build();
    }

    @Test
    void aTransactionIsMadeAsAWhole() {
        String table = table(S);
        put(table, item("pk", "a", "n", 1));

        assertRefused(client.executeTransaction(r -> r.transactStatements(
                        part("INSERT INTO \"" + table + "\" VALUE {'pk': 'b'}"),
                        part("UPDATE \"" + table + "\" SET n = 5 WHERE pk = 'a' AND n = 2"))))
                .isInstanceOf(TransactionCanceledException.class)
                .hasMessageContaining("[None, ConditionalCheckFailed]");
        assertThat(get(table, item("pk", "b"))).isEmpty();

        client.executeTransaction(r -> r.transactStatements(
                        part("INSERT INTO \"" + table + "\" VALUE {'pk': 'b'}"),
                        part("EXISTS(SELECT * FROM \"" + table + "\" WHERE pk = 'a' AND n = 1)")))
                .join();
        assertThat(client.executeTransaction(r -> r.transactStatements(
                                part("SELECT * FROM \"" + table + "\" WHERE pk = 'b'"),
                                part("SELECT n FROM \"" + table + "\" WHERE pk = 'a'")))
                        .join()
                        .responses())
                .extracting(ItemResponse::item)
                .containsExactly(item("pk", "b"), item("n", 1));
    }

    private static ParameterizedStatement part(String text) {
        return ParameterizedStatement.builder().statement(text).build();
    }

    @Test
    void pagesOfATableWithoutASortKeyGoOnWithTheNextPartition() {
        String table = table(S);
        List.of("a", "b", "c").forEach(pk -> put(table, item("pk", pk)));
        List<String> found = new ArrayList<>();
        String token = null;

        do {
            String next = token;
            var page = client.executeStatement(
                            r -> r.statement("SELECT * FROM \"" + table + "\" WHERE pk IN ['a', 'b']")
                                    .limit(1)
                                    .nextToken(next))
                    .join();
            page.items().forEach(item -> found.add(item.get("pk").s()));
            token = page.nextToken();
        } while (token != null);

        assertThat(found).containsExactlyInAnyOrder("a", "b");
    }
}
