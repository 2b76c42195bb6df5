package io.dynox.test.internal.operation;

/** Says that a transaction names an item twice, which refuses it as a whole. Immutable. */
final class SameItemTwice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SameItemTwice() {
        super("Transaction request cannot include multiple operations on one item");
    }
}
