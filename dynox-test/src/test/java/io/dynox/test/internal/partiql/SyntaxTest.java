package io.dynox.test.internal.partiql;

import static io.dynox.test.internal.partiql.StatementFixture.assertInvalid;
import static io.dynox.test.internal.partiql.StatementFixture.values;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntaxTest {

    private final StatementFixture music = new StatementFixture();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELEC * FROM music                          | Unexpected keyword",
                "NOT A STATEMENT                             | Unexpected keyword",
                "THIS MAKES NO SENSE                         | Unexpected token after expression",
                "SELECT FROM music                           | Unexpected keyword",
                "SELECT * music                              | Expected FROM after SELECT list",
                "SELECT *, n FROM music                      | Cannot mix * with other expressions",
                "SELECT * FROM table                         | Unexpected keyword",
                "SELECT * FROM 'music'                       | Unexpected term",
                "SELECT date FROM music                      | Unexpected keyword",
                "SELECT * FROM music WHERE                   | Unexpected term",
                "SELECT * FROM music WHERE pk = = 'a'        | Unexpected operator",
                "SELECT * FROM music WHERE pk = 'a' sk       | Unexpected token after expression",
                "SELECT * FROM music; SELECT * FROM music    | Unexpected token after semicolon. (Only one query is allowed.)",
                "SELECT * FROM music WHERE a.date = 1        | Invalid path dot component",
                "INSERT INTO 'music' VALUE {'pk': 'a'}       | Expected identifier for simple path",
                "INSERT music VALUE {'pk': 'a'}              | Unexpected keyword",
                "UPDATE music WHERE pk = 'a'                 | Expected data manipulation",
                "UPDATE music SET 'a' = 1 WHERE pk = 'a'     | Expected identifier for simple path",
                "DELETE music WHERE pk = 'a'                 | Expected FROM after DELETE",
                "CREATE TABLE music                          | Unexpected keyword",
                "DROP TABLE music                            | Unexpected keyword"
            })
    void malformedStatementsAreRefused(String statement, String detail) {
        music.assertInvalid(statement, "Statement wasn't well formed, can't be processed: " + detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT COUNT(*) FROM music                  | Unexpected path component at 1:8:5",
                "SELECT * FROM music LIMIT 1                 | Unsupported clause: LIMIT at 1:27:1",
                "SELECT * FROM music, other                  | Only select from a single table or index is supported.",
                "SELECT pk AS key FROM music                 | Aliasing is not supported",
                "SELECT m.pk FROM music m                    | Aliasing is not supported",
                "SELECT DISTINCT pk FROM music               | Unsupported token in expression: DISTINCT",
                "SELECT VALUE pk FROM music                  | Select projection doesn't support value or pivot keywords",
                "SELECT * FROM music GROUP BY pk             | Unsupported clause: GROUP BY",
                "SELECT * FROM music WHERE n + 1 = 2         | Unsupported operator in Condition Expression. Operator: +",
                "SELECT * FROM music WHERE pk LIKE 'a%'      | Unsupported operator in Condition Expression. Operator: like",
                "SELECT * FROM music WHERE other(pk)         | Unrecognized function: other",
                "SELECT * FROM music WHERE pk                | WHERE clause must contain an expression that resolves to a boolean",
                "SELECT n, a.n FROM music                    | Duplicate identifiers in select clause: n",
                "INSERT INTO music VALUE 'a'                 | Unsupported format in item expression. Please use struct format {...} to express item values for insert statement. at 1:25:3",
                "INSERT INTO music VALUE {pk: 'a'}           | Tuple keys must be of type String. Actual type: VariableReference under root at 1:26:2",
                "INSERT INTO music VALUE {'a': 1, 'a': 2}    | Duplicate keys in tuple. Key: a under root at 1:34:3",
                "INSERT INTO music VALUE {'pk': 'a'} RETURNING ALL OLD * | RETURNING is not supported in INSERT",
                "UPDATE \"music\".\"index\" SET n = 1 WHERE pk = 'a' | This operation is not supported on an index",
                "SELECT * FROM my-music                      | Unexpected from source"
            })
    void whatDynamoDbLeavesOutOfSqlIsRefused(String statement, String message) {
        music.assertInvalid(statement, message);
    }

    @Test
    void commentsAreLeftOut() {
        music.run("SELECT * -- all\nFROM music /* of\nit */ WHERE pk = 'a--b' -- the end");
    }

    @Test
    void aTrailingSemicolonIsAllowed() {
        music.run("SELECT * FROM music;");
    }

    @Test
    void parametersMustMatchTheQuestionMarks() {
        String message = "Number of parameters in request and statement don't match.";

        music.assertInvalid("SELECT * FROM music WHERE pk = ?", message);
        assertInvalid(() -> music.run("SELECT * FROM music WHERE pk = ?", "a", "b"), message);
    }

    @Test
    void constraintsComeFirst() {
        music.assertInvalid(
                "",
                "1 validation error detected: Value '' at 'statement' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
        assertInvalid(
                () -> music.client.executeStatement(
                        r -> r.statement("SELECT * FROM music").limit(0)),
                "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1");
        assertInvalid(
                () -> music.client.executeStatement(r -> r.parameters(values(1))),
                "1 validation error detected: Value null at 'statement' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @Test
    void deepNestingIsRefusedRatherThanOverflowing() {
        music.assertInvalid(
                "SELECT * FROM music WHERE " + "(".repeat(4000) + "pk",
                "Statement wasn't well formed, can't be processed: The statement nests too deep");
    }
}
