package io.dynox.internal.engine.write;

import org.jspecify.annotations.Nullable;

/**
 * Knows how long ago the oldest write that a writer holds was accepted, without a look at the clock for each write and
 * without a search: writes that come within a tenth of a second form a group, and groups stand in the order of their times.
 * Each group but the newest holds a write, so there are never more groups than writes. Not thread-safe; owned by {@link
 * WriteLedger}.
 */
final class AcceptTimes {

    private static final long RESOLUTION_NANOS = 100_000_000;

    /** Writes that were accepted soon after one moment. */
    static final class Group {
        private final long sinceNanos;
        private int held;
        private @Nullable Group older;
        private @Nullable Group newer;

        private Group(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    private @Nullable Group oldest;
    private @Nullable Group newest;

    /** Somebody looked at the clock: writes from now on may form a new group. */
    void look(long now) {
        Group last = newest;
        if (last != null && last.held > 0 && now - last.sinceNanos < RESOLUTION_NANOS) {
            return;
        }
        if (last != null && last.held == 0) {
            unlink(last);
        }
        Group group = new Group(now);
        group.older = newest;
        if (newest == null) {
            oldest = group;
        } else {
            newest.newer = group;
        }
        newest = group;
    }

    void enter(PendingWrite<?> write) {
        Group group = newest;
        if (group == null) {
            throw new IllegalStateException("nobody has looked at the clock");
        }
        group.held++;
        write.accepted = group;
    }

    void leave(PendingWrite<?> write) {
        Group group = write.accepted;
        if (group == null) {
            throw new IllegalStateException("the write was not accepted");
        }
        write.accepted = null;
        group.held--;
        if (group.held == 0 && group != newest) {
            unlink(group);
        }
    }

    /** How long the oldest write has been held; zero when there is none. */
    long oldestNanos(long now) {
        return oldest == null || oldest.held == 0 ? 0 : now - oldest.sinceNanos;
    }

    private void unlink(Group group) {
        if (group.older == null) {
            oldest = group.newer;
        } else {
            group.older.newer = group.newer;
        }
        if (group.newer == null) {
            newest = group.older;
        } else {
            group.newer.older = group.older;
        }
    }
}
