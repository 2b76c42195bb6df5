package io.dynox.test.internal.partiql;

import static io.dynox.test.internal.partiql.StatementFixture.assertInvalid;
import static io.dynox.test.internal.partiql.StatementFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

final class SelectTest {

    private final StatementFixture music = new StatementFixture();

    @BeforeEach
    void fill() {
        music.put("pk", "a", "sk", "1", "n", 1, "genre", "jazz", "title", "z", "tags", List.of("x", "y"));
        music.put("pk", "a", "sk", "2", "n", 2, "genre", "rock", "title", "y", "info", Map.of("rating", 5));
        music.put("pk", "a", "sk", "30", "n", 3, "genre", "jazz", "title", "x", "none", AttributeValue.fromNul(true));
        music.put("pk", "b", "sk", "1", "n", 10, "flag", true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pk = 'a'                                        | 1,2,30",
                "\"pk\" = 'a' AND \"sk\" = '2'                   | 2",
                "'a' = pk AND '2' <= sk                          | 2,30",
                "pk = 'a' AND sk > '1'                           | 2,30",
                "pk = 'a' AND sk BETWEEN '2' AND '3'             | 2",
                "pk = 'a' AND begins_with(sk, '3')               | 30",
                "pk = 'a' AND sk <> '2'                          | 1,30",
                "pk = 'a' AND (sk = '1' OR sk = '30')            | 1,30",
                "pk = 'a' AND sk IN ['1', '2']                   | 1,2",
                "pk = 'a' AND sk IN ('1', '2')                   | 1,2",
                "pk = 'a' AND n > 1 AND n < 3                    | 2",
                "pk = 'a' AND NOT (n = 1 OR n = 2)               | 30",
                "pk = 'a' AND NOT n = 1 AND n != 2               | 30",
                "pk = 'a' AND n NOT IN [1, 2]                    | 30",
                "pk = 'a' AND n NOT BETWEEN 2 AND 9              | 1",
                "pk = 'a' AND info IS MISSING                    | 1,30",
                "pk = 'a' AND info IS NOT MISSING                | 2",
                "pk = 'a' AND none IS NULL                       | 30",
                "pk = 'a' AND none IS NOT NULL                   | 1,2",
                "pk = 'a' AND contains(tags, 'x')                | 1",
                "pk = 'a' AND size(tags) = 2                     | 1",
                "pk = 'a' AND attribute_type(info, 'M')          | 2",
                "pk = 'a' AND info.rating = 5                    | 2",
                "pk = 'a' AND info['rating'] = 5                 | 2",
                "pk = 'a' AND tags[1] = 'y'                      | 1",
                "pk = 'a' AND tags = ['x', 'y']                  | 1",
                "pk = 'a' AND info = {'rating': 5}               | 2",
                "pk = 'a' AND pk = 'b'                           | ``",
                "flag = true                                     | 1",
                "(n = 10)                                        | 1",
                "pk = 'a' AND ((n) = 1)                          | 1"
            })
    void whereSelectsItems(String where, String sortKeys) {
        List<String> selected = music.sortKeys("SELECT * FROM \"music\" WHERE " + where);

        assertThat(String.join(",", selected)).isEqualTo(sortKeys);
    }

    @Test
    void parametersFillTheQuestionMarks() {
        assertThat(music.sortKeys("select * from music where pk = ? and n = ?", "a", 2))
                .containsExactly("2");
        assertThat(music.sortKeys("SELECT * FROM music WHERE pk = ? AND n IN [?, 3]", "a", 1))
                .containsExactly("1", "30");
        assertThat(music.sortKeys("SELECT * FROM music WHERE pk = ? AND n IN ?", "a", List.of(1, 3)))
                .containsExactly("1", "30");
    }

    @Test
    void withoutConditionsTheTableIsScanned() {
        assertThat(music.run("SELECT * FROM music")).hasSize(4);
    }

    @Test
    void pathsAreReturnedUnderTheirLastName() {
        assertThat(music.run("SELECT info.rating, n FROM music WHERE pk = 'a' AND sk = '2'"))
                .containsExactly(item("rating", 5, "n", 2));
        assertThat(music.run("SELECT tags[0] FROM music WHERE pk = 'a' AND sk = '1'"))
                .containsExactly(item("tags[0]", "x"));
    }

    @Test
    void anItemWithoutTheSelectedAttributesIsReturnedEmpty() {
        assertThat(music.run("SELECT info FROM music WHERE pk = 'a' AND sk = '1'"))
                .containsExactly(Map.of());
    }

    @Test
    void indexesAreReadInTheirOrder() {
        assertThat(music.sortKeys("SELECT * FROM \"music\".\"by-title\" WHERE pk = 'a'"))
                .containsExactly("30", "2", "1");
        assertThat(music.sortKeys("SELECT * FROM \"music\".\"by-genre\" WHERE genre = 'jazz' AND sk > '1'"))
                .containsExactly("30");
    }

    @Test
    void orderByReadsAPartitionForwardsOrBackwards() {
        assertThat(music.sortKeys("SELECT * FROM music WHERE pk = 'a' ORDER BY sk DESC"))
                .containsExactly("30", "2", "1");
        assertThat(music.sortKeys("SELECT * FROM music WHERE pk = 'a' ORDER BY sk ASC"))
                .containsExactly("1", "2", "30");
    }

    @Test
    void orderBySortsPartitions() {
        assertThat(music.sortKeys("SELECT * FROM music WHERE pk IN ['a', 'b'] ORDER BY pk DESC, sk DESC"))
                .containsExactly("1", "30", "2", "1");
    }

    @Test
    void orderByNeedsKeys() {
        assertInvalid(
                () -> music.run("SELECT * FROM music ORDER BY sk"),
                "Must have WHERE clause in the statement when using ORDER BY clause.");
        assertInvalid(
                () -> music.run("SELECT * FROM music WHERE n = 1 ORDER BY sk"),
                "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
        assertInvalid(
                () -> music.run("SELECT * FROM music WHERE pk = 'a' ORDER BY n"),
                "Variable reference n in ORDER BY clause must be part of the primary key");
    }

    @Test
    void severalPartitionsAreQueriedOneAfterTheOther() {
        assertThat(music.run("SELECT n FROM music WHERE pk = 'b' OR pk = 'a'"))
                .containsExactly(item("n", 10), item("n", 1), item("n", 2), item("n", 3));
        assertThat(music.run("SELECT n FROM music WHERE pk IN ['b', 'a', 'b'] AND sk = '1'"))
                .containsExactly(item("n", 10), item("n", 1));
    }

    @ParameterizedTest
    @CsvSource({"SELECT n FROM music", "'SELECT n FROM music WHERE pk IN [''a'', ''b''] '"})
    void pagesGoOnWithTheToken(String statement) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ExecuteStatementResponse page = music.client.executeStatement(
                    r -> r.statement(statement).limit(3).nextToken(from));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            assertThat(page.hasLastEvaluatedKey()).isEqualTo(page.nextToken() != null);
            items.addAll(page.items());
            token = page.nextToken();
        } while (token != null);

        assertThat(items).containsExactlyInAnyOrder(item("n", 1), item("n", 2), item("n", 3), item("n", 10));
    }

    @Test
    void theLimitCountsItemsBeforeTheFilter() {
        ExecuteStatementResponse page = music.client.executeStatement(
                r -> r.statement("SELECT * FROM music WHERE pk = 'a' AND n = 3").limit(2));

        assertThat(page.items()).isEmpty();
        assertThat(page.lastEvaluatedKey()).isEqualTo(item("pk", "a", "sk", "2"));
    }

    @Test
    void aTokenBelongsToItsStatement() {
        String token = music.client
                .executeStatement(r -> r.statement("SELECT * FROM music").limit(1))
                .nextToken();

        assertInvalid(
                () -> music.client.executeStatement(
                        r -> r.statement("SELECT n FROM music").nextToken(token)),
                "NextToken does not match request");
        assertInvalid(
                () -> music.client.executeStatement(
                        r -> r.statement("SELECT n FROM music").nextToken("nonsense")),
                "Invalid NextToken");
    }

    @Test
    void capacityIsThatOfTheReads() {
        String statement = "SELECT * FROM music WHERE pk IN ['a', 'b']";

        double eventual = units(statement, false);
        double consistent = units(statement, true);

        assertThat(eventual).isEqualTo(1.0);
        assertThat(consistent).isEqualTo(2.0);
    }

    private double units(String statement, boolean consistent) {
        return music.client
                .executeStatement(r -> r.statement(statement)
                        .consistentRead(consistent)
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity()
                .table()
                .capacityUnits();
    }

    @Test
    void aGlobalIndexIsNotReadConsistently() {
        assertInvalid(
                () -> music.client.executeStatement(
                        r -> r.statement("SELECT * FROM music.\"by-genre\"").consistentRead(true)),
                "Consistent reads are not supported on global secondary indexes");
    }

    @Test
    void aGlobalIndexReturnsWhatItProjectsOnly() {
        assertThat(music.run("SELECT * FROM music.genres WHERE genre = 'rock'"))
                .containsExactly(item("pk", "a", "sk", "2", "genre", "rock"));
        assertInvalid(
                () -> music.run("SELECT n FROM music.genres"),
                "One or more parameter values were invalid: Global secondary index genres does not project [n]");
    }

    @Test
    void aGlobalIndexIsFilteredByWhatItProjectsOnly() {
        assertInvalid(
                () -> music.run("SELECT * FROM music.genres WHERE genre = 'jazz' AND n = 1"),
                "One or more parameter values were invalid: Secondary index genres does not project one or more filter"
                        + " attributes: [n]");
    }

    @Test
    void aLocalIndexFetchesWhatItLacks() {
        assertThat(music.run("SELECT n FROM music.titles WHERE pk = 'a'"))
                .containsExactly(item("n", 3), item("n", 2), item("n", 1));
        assertThat(music.sortKeys("SELECT sk FROM music.titles WHERE pk = 'a' AND n = 2"))
                .containsExactly("2");
        assertThat(music.run("SELECT * FROM music.titles WHERE pk = 'a' AND title = 'z'"))
                .containsExactly(item("pk", "a", "sk", "1", "title", "z"));
    }

    @Test
    void tablesAndIndexesMustExist() {
        assertThatThrownBy(() -> music.run("SELECT * FROM nowhere"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found");
        assertInvalid(
                () -> music.run("SELECT * FROM music.nowhere"), "The table does not have the specified index: nowhere");
    }

    @Test
    void aKeyOfTheWrongTypeIsRefused() {
        assertInvalid(
                () -> music.run("SELECT * FROM music WHERE pk = 1"),
                "Key attribute's data type should match its data type in table's schema: Key pk");
    }

    @Test
    void theAsynchronousClientRunsStatementsAsWell() {
        assertThat(music.asyncClient.executeStatement(r -> r.statement("SELECT * FROM music")))
                .isCompletedWithValueMatching(response -> response.items().size() == 4);
    }
}
