package io.dynox.internal.engine.read;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a batch get ended.
 *
 * @param <I> an item as it is received
 * @param items one entry a key: the item, or null when it is absent or unread
 * @param unread the positions of the keys that were given up
 * @param requests requests sent
 * @param retries keys asked again, counted each time
 * @param consumedUnits read units that the service reported
 * @param elapsed from the call until now
 * @param cause how the last attempt failed; null when none did
 */
public record ReadResult<I>(
        List<@Nullable I> items,
        BitSet unread,
        long requests,
        long retries,
        double consumedUnits,
        Duration elapsed,
        @Nullable Throwable cause) {}
