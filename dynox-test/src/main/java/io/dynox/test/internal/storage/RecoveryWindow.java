package io.dynox.test.internal.storage;

import java.time.Instant;

/**
 * For how far back a table could be restored. Immutable.
 *
 * @param since when point-in-time recovery was enabled
 * @param days how many days are kept
 */
public record RecoveryWindow(Instant since, int days) {}
