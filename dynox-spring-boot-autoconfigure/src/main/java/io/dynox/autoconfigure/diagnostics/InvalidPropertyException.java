package io.dynox.autoconfigure.diagnostics;

import io.dynox.internal.Printable;

/** A property of Dynox has a value that can't be right. The message never holds a secret. */
public final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;

    /**
     * Describes the wrong value.
     *
     * @param property the whole name of the property
     * @param rule what is allowed, beginning with "must", and what is there instead as far as that may be shown
     */
    public InvalidPropertyException(String property, String rule) {
        super(Printable.line(property + " " + rule));
        this.property = property;
    }

    /** Returns the whole name of the property with the wrong value. */
    public String property() {
        return property;
    }
}
