package io.dynox.test.internal.value;

/**
 * Says that a request breaks a rule of the service, in the service's own words.
 *
 * <p>A message longer than {@link Excerpt#MOST} is cut off, as it repeats what the request says. The operations turn it into a {@code DynamoDbException} with the code {@code ValidationException}. Immutable.
 */
public final class ValidationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String INVALID_PARAMETERS = "One or more parameter values were invalid: ";

    public ValidationFailure(String message) {
        super(Excerpt.of(message));
    }

    public ValidationFailure(String message, Throwable cause) {
        super(Excerpt.of(message), cause);
    }

    /** A failure whose text opens with the service's usual words on invalid parameter values. */
    public static ValidationFailure invalidParameter(String detail) {
        return new ValidationFailure(INVALID_PARAMETERS + detail);
    }
}
