package io.dynox.test.internal.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Random statements, most of them wrong; {@code -Ddynox.seed=…} replays a run. */
final class RandomStatementsTest {

    private static final int RUNS = 1_000;
    private static final long SEED = Long.getLong("dynox.seed", 20_261_121L);

    private static final String KEY = " WHERE pk = 'a' AND sk = '1' ";
    private static final String[] OPERANDS = {
        "pk",
        "sk",
        "n",
        "m.k",
        "l[0]",
        "\"z\"",
        "'a'",
        "'1'",
        "'30'",
        "1",
        "-2.5",
        "null",
        "TRUE",
        "[1, 'a']",
        "{'k': 1}",
        "<<1>>",
        "<<>>",
        "?",
        "1e200",
        "missing",
        "date"
    };
    private static final String[] PARTS = {
        "=",
        "<>",
        "<",
        ">=",
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        ",",
        "IN [",
        "]",
        "IN (",
        "BETWEEN",
        "IS NULL",
        "IS NOT MISSING",
        "size(",
        "contains(",
        "begins_with(",
        "attribute_type(",
        "ORDER BY sk DESC",
        "+",
        "-",
        "SET",
        "REMOVE",
        ";",
        "RETURNING ALL NEW *",
        "RETURNING ALL OLD *",
        "list_append(",
        "set_add("
    };

    private final StatementFixture music = new StatementFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM music WHERE",
                "SELECT n, m.k FROM music.\"by-genre\" WHERE pk = 'a' AND",
                "SELECT * FROM music" + KEY + "AND",
                "DELETE FROM music" + KEY + "AND",
                "UPDATE music SET n ="
            })
    void aStatementIsRefusedOrCarriedOut(String beginning) {
        Random random = new Random(SEED);
        int carriedOut = 0;
        for (int i = 0; i < RUNS; i++) {
            music.put("pk", "a", "sk", "1", "n", 1, "m", Map.of("k", 1), "l", List.of(1, 2));
            String ending = beginning.startsWith("UPDATE") ? KEY : "";
            String statement = beginning + randomText(random) + ending;
            try {
                music.run(statement);
                carriedOut++;
            } catch (DynamoDbException e) {
                assertThat(e.awsErrorDetails().errorMessage())
                        .as("seed %d: %s", SEED, statement)
                        .isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d: %s".formatted(SEED, statement), e);
            }
        }

        assertThat(carriedOut).isPositive();
    }

    @Test
    void anyCharactersAreRefusedOrCarriedOut() {
        Random random = new Random(SEED);
        String alphabet = "aAzZ09 '\"`.,:;?*+-/%<>=()[]{}|@#$_\\\n\u00e9";
        int refused = 0;
        for (int i = 0; i < RUNS; i++) {
            StringBuilder statement = new StringBuilder(i % 2 == 0 ? "SELECT * FROM music WHERE " : "");
            random.ints(1 + random.nextInt(12), 0, alphabet.length())
                    .forEach(at -> statement.append(alphabet.charAt(at)));
            try {
                music.run(statement.toString());
            } catch (DynamoDbException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d: %s".formatted(SEED, statement), e);
            }
        }

        assertThat(refused).isPositive();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int tokens = 1 + random.nextInt(7);
        for (int i = 0; i < tokens; i++) {
            boolean operand = random.nextInt(5) == 0 || i % 2 == 0;
            String[] source = operand ? OPERANDS : PARTS;
            text.append(' ').append(source[random.nextInt(source.length)]);
        }
        return text.toString();
    }
}
