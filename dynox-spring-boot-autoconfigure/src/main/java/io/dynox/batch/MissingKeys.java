package io.dynox.batch;

/** What a reader does with a key for which the table has no item. */
public enum MissingKeys {
    /** Leaves it out. */
    SKIP,
    /** Fails the step. */
    FAIL
}
