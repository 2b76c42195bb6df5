package io.dynox.internal.rate;

/** What Dynox itself finds wrong with a store of shared limits; its text may be shown, as those of a store's driver may not. */
final class BadStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadStoreException(String message) {
        super(message, null, false, false);
    }
}
