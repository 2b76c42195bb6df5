package io.dynox.test.internal.value;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ten data types, under the names that the wire format and the error texts use. */
public enum AttributeType {
    S,
    N,
    B,
    SS,
    NS,
    BS,
    M,
    L,
    BOOL,
    NULL;

    /**
     * The one type that the value has set.
     *
     * @throws ValidationFailure if none is set, or more than one
     */
    public static AttributeType of(AttributeValue value) {
        AttributeValue.Type type = value.type();
        if (type == null) { // what the SDK says of a value with several types
            throw undecided(value);
        }
        return switch (type) {
            case S -> S;
            case N -> N;
            case B -> B;
            case SS -> SS;
            case NS -> NS;
            case BS -> BS;
            case M -> M;
            case L -> L;
            case BOOL -> BOOL;
            case NUL -> NULL;
            case UNKNOWN_TO_SDK_VERSION -> throw undecided(value);
        };
    }

    /** Whether values of this type have an order, and may so be keys. */
    public boolean isOrdered() {
        return this == S || this == N || this == B;
    }

    /** Whether this is one of the three set types. */
    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }

    private static ValidationFailure undecided(AttributeValue value) {
        boolean anySet = value.s() != null
                || value.n() != null
                || value.b() != null
                || value.hasSs()
                || value.hasNs()
                || value.hasBs()
                || value.hasM()
                || value.hasL()
                || value.bool() != null
                || value.nul() != null;
        return new ValidationFailure(
                anySet
                        ? "Supplied AttributeValue has more than one datatypes set, "
                                + "must contain exactly one of the supported datatypes"
                        : "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
}
