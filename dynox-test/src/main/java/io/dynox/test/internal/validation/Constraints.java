package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.value.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects violations of the constraints in the service's model, and reports them all in one error: {@code 2 validation errors
 * detected: Value '…' at '…' failed to satisfy constraint: …; …}. A value that is absent satisfies everything but
 * {@link #notNull}. Not thread-safe; owned by the check of one request.
 */
public final class Constraints {

    private static final int MOST_REPORTED = 10;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

    private final List<String> violations = new ArrayList<>();
    private int left = Excerpt.MOST;

    public Constraints notNull(String path, @Nullable Object value) {
        return require(value != null, path, value, "Member must not be null");
    }

    public Constraints oneOf(String path, @Nullable String value, String... values) {
        return require(
                value == null || List.of(values).contains(value),
                path,
                value,
                "Member must satisfy enum value set: [" + String.join(", ", values) + "]");
    }

    public Constraints name(String path, @Nullable String value) {
        return require(
                value == null || isName(value), path, value, "Member must satisfy regular expression pattern: " + NAME);
    }

    public Constraints length(String path, @Nullable String value, int least, int most) {
        if (value == null) {
            return this;
        }
        return length(path, value, value.length(), least, most);
    }

    public Constraints length(String path, @Nullable Collection<?> value, int least, int most) {
        if (value == null) {
            return this;
        }
        return length(path, value, value.size(), least, most);
    }

    public Constraints length(String path, @Nullable Map<?, ?> value, int least, int most) {
        if (value == null) {
            return this;
        }
        return length(path, value, value.size(), least, most);
    }

    public Constraints atLeast(String path, @Nullable Number value, long least) {
        return require(
                value == null || value.longValue() >= least,
                path,
                value,
                "Member must have value greater than or equal to " + least);
    }

    public Constraints atMost(String path, @Nullable Number value, long most) {
        return require(
                value == null || value.longValue() <= most,
                path,
                value,
                "Member must have value less than or equal to " + most);
    }

    public Constraints require(boolean holds, String path, @Nullable Object value, String constraint) {
        if (!holds) {
            String shown = value == null ? "null" : "'" + excerpt(ModelText.of(value, left)) + "'";
            add(shown + " ", path, constraint);
        }
        return this;
    }

    /** Requires something of a value that no message prints, such as keys and items; {@code path} has the spelling of the request. */
    public Constraints requireOfHidden(boolean holds, String path, String constraint) {
        if (!holds) {
            add("", path, constraint);
        }
        return this;
    }

    private void add(String shown, String path, String constraint) {
        if (violations.size() < MOST_REPORTED) {
            violations.add("Value " + shown + "at '" + excerpt(path) + "' failed to satisfy constraint: " + constraint);
        }
    }

    /** As much of a text of the request as the message has room for. */
    private String excerpt(String text) {
        String excerpt = Excerpt.of(text, left);
        left -= Math.min(left, excerpt.length());
        return excerpt;
    }

    /** Throws the {@code ValidationException} that names all violations, if there are any. */
    public void check() {
        int count = violations.size();
        if (count > 0) {
            throw ServiceErrors.violations(count + (count == 1 ? " validation error" : " validation errors")
                    + " detected: " + String.join("; ", violations));
        }
    }

    static boolean isName(String value) {
        return NAME.matcher(value).matches();
    }

    private Constraints length(String path, Object value, int length, int least, int most) {
        require(length >= least, path, value, "Member must have length greater than or equal to " + least);
        return require(length <= most, path, value, "Member must have length less than or equal to " + most);
    }
}
