package io.dynox.internal.mapping.value;

import io.dynox.internal.Printable;
import org.jspecify.annotations.Nullable;

/** A type that can't be mapped. Reaches callers as an {@link IllegalArgumentException}. */
public final class UnmappableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean located;

    /** What is wrong and what to change; a clause. */
    public UnmappableException(String problem) {
        this(problem, null, false);
    }

    public UnmappableException(String problem, Throwable cause) {
        this(problem, cause, false);
    }

    private UnmappableException(String problem, @Nullable Throwable cause, boolean located) {
        super(problem, cause, false, false);
        this.located = located;
    }

    /** This problem with the component that it concerns; the innermost one counts. */
    public UnmappableException in(String place) {
        return located ? this : new UnmappableException(place + ": " + getMessage(), getCause(), true);
    }

    public IllegalArgumentException of(Class<?> type) {
        return new IllegalArgumentException(
                "Items can't be mapped to " + type.getTypeName() + ": " + Printable.line(String.valueOf(getMessage()))
                        + ".",
                getCause());
    }
}
