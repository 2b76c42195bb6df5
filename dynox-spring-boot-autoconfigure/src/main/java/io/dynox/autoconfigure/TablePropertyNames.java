package io.dynox.autoconfigure;

import io.dynox.autoconfigure.diagnostics.InvalidPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses properties of tables that Spring Boot would read for another table, or not at all: a dot ends the name of a table, and an
 * underscore is left out of it, unless the name stands in brackets. Stateless.
 */
final class TablePropertyNames {

    private static final String PREFIX = "dynox.tables";
    private static final String ENVIRONMENT_PREFIX = "DYNOX_TABLES_";
    /** A table in brackets or without, and what is set of it. */
    private static final Pattern PARTS = Pattern.compile("(\\.?\\[[^]]*]|\\.[^.\\[]*)(\\..*)?");

    private static final List<String> SETTINGS = List.of("partitionkey", "sortkey", "ratelimit");

    private TablePropertyNames() {}

    /**
     * Looks at the names in each source that can list them.
     *
     * @throws InvalidPropertyException for the first one that would be misread
     */
    static void check(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof SystemEnvironmentPropertySource variables) {
                Arrays.stream(variables.getPropertyNames())
                        .filter(name -> name.startsWith(ENVIRONMENT_PREFIX))
                        .forEach(TablePropertyNames::checkVariable);
            } else if (source instanceof EnumerablePropertySource<?> enumerable) {
                Arrays.stream(enumerable.getPropertyNames())
                        .filter(name -> name.startsWith(PREFIX + ".") || name.startsWith(PREFIX + "["))
                        .forEach(TablePropertyNames::checkProperty);
            }
        }
    }

    private static void checkProperty(String property) {
        Matcher parts = PARTS.matcher(property.substring(PREFIX.length()));
        if (!parts.matches() || parts.group(2) == null) {
            throw new InvalidPropertyException(property, "must name a table and a setting of it" + example("users"));
        }
        String table = parts.group(1).startsWith(".") ? parts.group(1).substring(1) : parts.group(1);
        boolean bare = !table.startsWith("[");
        if (!isSetting(parts.group(2).substring(1))) {
            int last = lastSetting(property);
            String name = last < 0 ? table : property.substring(PREFIX.length() + 1, last);
            throw new InvalidPropertyException(
                    property,
                    bare && last > 0
                            ? "must have a table name with dots in brackets" + example(name)
                            : "must set the partition-key, the sort-key or the rate-limit of a table" + example(table));
        }
        if (bare && !table.matches("[a-zA-Z0-9-]+")) {
            throw new InvalidPropertyException(
                    property, "must have a table name with underscores in brackets" + example(table));
        }
    }

    /** An environment variable can't tell an underscore of the name from one that separates. */
    private static void checkVariable(String variable) {
        String rest = variable.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT);
        int end = rest.indexOf('_');
        if (end < 0 || !isSetting(rest.substring(end + 1).replace('_', '.'))) {
            throw new InvalidPropertyException(
                    variable,
                    "must name a table of lower-case letters and digits and a setting of it, such as"
                            + " DYNOX_TABLES_USERS_PARTITIONKEY; set another table in a file, or in"
                            + " SPRING_APPLICATION_JSON, with its name in brackets");
        }
    }

    private static boolean isSetting(String rest) {
        String[] words = rest.split("\\.", 2);
        return SETTINGS.contains(uniform(words[0]));
    }

    private static int lastSetting(String property) {
        for (int dot = property.lastIndexOf('.'); dot > PREFIX.length(); dot = property.lastIndexOf('.', dot - 1)) {
            if (isSetting(property.substring(dot + 1))) {
                return dot;
            }
        }
        return -1;
    }

    private static String uniform(String word) {
        return word.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static String example(String table) {
        String name = table.startsWith("[") || table.matches("[a-zA-Z0-9-]+") ? table : "[" + table + "]";
        return ", such as " + PREFIX + "." + name + ".partition-key";
    }
}
