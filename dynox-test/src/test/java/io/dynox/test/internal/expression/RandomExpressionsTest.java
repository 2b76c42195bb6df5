package io.dynox.test.internal.expression;

import static io.dynox.test.internal.expression.Values.list;
import static io.dynox.test.internal.expression.Values.map;
import static io.dynox.test.internal.expression.Values.n;
import static io.dynox.test.internal.expression.Values.numbers;
import static io.dynox.test.internal.expression.Values.s;
import static io.dynox.test.internal.expression.Values.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Random expressions, most of them wrong; {@code -Ddynox.seed=…} replays a run. */
class RandomExpressionsTest {

    private static final int RUNS = 30_000;
    private static final long SEED = Long.getLong("dynox.seed", 20_261_121L);

    private static final Map<String, AttributeValue> ITEM = Map.of(
            "a",
            n("5"),
            "b",
            s("x"),
            "l",
            list(n("0"), map("k", n("1"))),
            "m",
            map("k", s("v")),
            "t",
            strings("x", "y"));
    private static final Map<String, AttributeValue> VALUES =
            Map.of(":n", n("1"), ":s", s("x"), ":l", list(n("2")), ":ss", strings("x"), ":ns", numbers("1"));

    private static final String[] OPERANDS = {
        "a", "b", "l", "m", "t", "z", "m.k", "l[0]", "l[1].k", "l[7]", "z.k", ":n", ":s", ":l", ":ss", ":ns", ":zz",
        "#n"
    };
    private static final String[] CONDITION_PARTS = {
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
        "IN (",
        "BETWEEN",
        "size(",
        "contains(",
        "begins_with(",
        "attribute_exists(",
        "attribute_type("
    };
    private static final String[] UPDATE_PARTS = {
        "SET", "REMOVE", "ADD", "DELETE", "=", "=", ",", ",", "+", "-", "(", ")", "if_not_exists(", "list_append("
    };

    @Test
    void conditionIsRefusedOrTrueOrFalse() {
        int tested = forEachRandomText(
                CONDITION_PARTS,
                text -> context().condition(ExpressionKind.CONDITION, text).test(ITEM));

        assertThat(tested).isPositive();
    }

    @Test
    void updateIsRefusedOrLeavesAValidItem() {
        int applied = forEachRandomText(UPDATE_PARTS, text -> {
            Map<String, AttributeValue> updated = context().update(text).apply(ITEM);
            assertThat(ValueNormalizer.normalize(updated)).as(text).isSameAs(updated);
        });

        assertThat(applied).isPositive();
    }

    /** Runs the texts and returns how many were accepted; anything but a refusal is a failure. */
    private static int forEachRandomText(String[] parts, Consumer<String> run) {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < RUNS; i++) {
            String text = randomText(random, parts);
            try {
                run.accept(text);
                accepted++;
            } catch (ValidationFailure e) {
                assertThat(e).as("seed %d: %s", SEED, text).hasMessageMatching("(?s)\\S.*");
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d: %s".formatted(SEED, text), e);
            }
        }
        return accepted;
    }

    private static String randomText(Random random, String[] parts) {
        StringBuilder text = new StringBuilder(parts == UPDATE_PARTS ? parts[random.nextInt(4)] : "");
        int tokens = 1 + random.nextInt(8);
        for (int i = 0; i < tokens; i++) {
            boolean operand = random.nextInt(4) == 0 || i % 2 == 0;
            String[] source = operand ? OPERANDS : parts;
            text.append(' ').append(source[random.nextInt(source.length)]);
        }
        return text.toString();
    }

    private static ExpressionContext context() {
        return ExpressionContext.of(Map.of("#n", "a"), VALUES);
    }
}
