package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with an expression that parses: the first finding of each sort, to be reported in the service's order.
 *
 * <p>Not thread-safe; owned by one parser.
 */
final class Findings {

    enum Sort {
        PARENTHESES,
        UNKNOWN_FUNCTION,
        MISUSED_FUNCTION,
        RESERVED_WORD,
        SECTION,
        UNDEFINED_NAME,
        UNDEFINED_VALUE,
        PATH_OVERLAP,
        PATH_CONFLICT,
        OPERAND_COUNT,
        NOT_DISTINCT,
        OPERAND_TYPE,
        CONDITION,
        LIMIT
    }

    private final Map<Sort, String> findings = new EnumMap<>(Sort.class);

    void add(Sort sort, String message) {
        findings.putIfAbsent(sort, message);
    }

    /** Takes the first of the given sorts, if any, over to another sort. */
    void promote(List<Sort> sorts, Sort target) {
        for (Sort sort : sorts) {
            String message = findings.get(sort);
            if (message != null) {
                add(target, message);
                return;
            }
        }
    }

    /**
     * Reports the first finding in the order of the given sorts.
     *
     * @throws ValidationFailure if there is one
     */
    void report(List<Sort> order) {
        for (Sort sort : order) {
            String message = findings.get(sort);
            if (message != null) {
                throw new ValidationFailure(message);
            }
        }
    }
}
