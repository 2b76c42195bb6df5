package io.dynox.batch;

import io.dynox.ItemWrite;
import java.time.Instant;

/**
 * A failed write that was read back from a file of dead letters.
 *
 * <p>Dynox implements this type; it may get further methods. Immutable. {@code toString()} leaves the content of the item out.
 */
public interface DeadLetter {

    /** Returns the write, to be sent again. */
    ItemWrite write();

    /** Returns when it was given up. */
    Instant failedAt();

    /** Returns the number of requests that carried it. */
    int attempts();

    /** Returns why it was given up: the type and the text of the exception. */
    String cause();
}
