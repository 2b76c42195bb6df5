package io.dynox.autoconfigure;

/** A property of Dynox has a value that can't be right. The message never holds a secret. */
final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;

    /**
     * @param property the whole name of the property
     * @param rule what is allowed, beginning with "must", and what is there instead as far as that may be shown
     */
    InvalidPropertyException(String property, String rule) {
        super(property + " " + rule);
        this.property = property;
    }

    String property() {
        return property;
    }
}
