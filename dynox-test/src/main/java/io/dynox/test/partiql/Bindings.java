package io.dynox.test.partiql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of a statement, as the placeholders of the expressions that it becomes. Not thread-safe; owned by one
 * statement.
 */
public final class Bindings {

    private static final Pattern PLACEHOLDER = Pattern.compile("[#:][nv]\\d+");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    String name(String name) {
        String placeholder = "#n" + names.size();
        names.put(placeholder, name);
        return placeholder;
    }

    String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    /** The names that the expressions use; null for none, as requests want it. */
    public @Nullable Map<String, String> namesIn(@Nullable String... expressions) {
        return used(names, expressions);
    }

    /** The values that the expressions use; null for none, as requests want it. */
    public @Nullable Map<String, AttributeValue> valuesIn(@Nullable String... expressions) {
        return used(values, expressions);
    }

    private static <T> @Nullable Map<String, T> used(Map<String, T> all, @Nullable String... expressions) {
        Map<String, T> used = new LinkedHashMap<>();
        for (String expression : expressions) {
            Matcher matcher = PLACEHOLDER.matcher(expression == null ? "" : expression);
            while (matcher.find()) {
                T bound = all.get(matcher.group());
                if (bound != null) {
                    used.put(matcher.group(), bound);
                }
            }
        }
        return used.isEmpty() ? null : used;
    }
}
