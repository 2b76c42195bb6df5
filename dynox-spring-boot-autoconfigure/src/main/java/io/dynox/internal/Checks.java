package io.dynox.internal;

import java.time.Duration;

/** The argument checks that the options share; each message names the parameter and the value. */
public final class Checks {

    private Checks() {}

    public static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be above zero, but is " + value);
        }
    }

    public static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }

    public static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", but is " + value);
        }
    }
}
