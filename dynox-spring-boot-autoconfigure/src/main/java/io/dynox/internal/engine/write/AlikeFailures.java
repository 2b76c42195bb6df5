package io.dynox.internal.engine.write;

import io.dynox.InvalidItemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds a mistake that all writes of a writer repeat: so many in a row that were refused for one reason.
 *
 * <p>Not thread-safe; owned by {@link WriteLedger}, which asks only while nothing was written.
 */
final class AlikeFailures {

    private final String table;
    private final int limit;
    private @Nullable InvalidItemException first;
    private String reason = "";
    private int count;
    private boolean isNew;
    private boolean wasSent;
    private @Nullable InvalidItemException mistake;

    /** Finds it after {@code limit} writes; never if that is zero. */
    AlikeFailures(String table, int limit) {
        this.table = table;
        this.limit = limit;
    }

    /** A write was refused for itself, after so many attempts. */
    void add(InvalidItemException failure, int attempts) {
        if (limit == 0 || failure == mistake) {
            return;
        }
        InvalidItemException known = first;
        String message = String.valueOf(failure.getMessage());
        String text = withoutNumbers(
                failure.requestId().map(id -> message.replace(id, "")).orElse(message));
        if (known == null || !text.equals(reason) || !Objects.equals(type(known), type(failure))) {
            first = failure;
            reason = text;
            count = 0;
        }
        count++;
        isNew = true;
        wasSent = attempts > 0;
    }

    boolean isReached() {
        return limit > 0 && count >= limit;
    }

    /**
     * The mistake, once for each write that shows it.
     *
     * @param pending the writes that are left: one that was never sent says nothing of them
     */
    @Nullable
    InvalidItemException poll(long pending) {
        InvalidItemException cause = first;
        if (!isNew || cause == null || !isReached() || (pending > 0 && !wasSent)) {
            return null;
        }
        isNew = false;
        mistake = new InvalidItemException(
                table,
                cause.attribute(),
                "The writer of table '" + table + "' gave up after " + count
                        + " writes were refused for one reason and none was written (dynox.write.alike-failures)."
                        + " The first: " + cause.getMessage(),
                cause);
        return mistake;
    }

    private static @Nullable Class<?> type(InvalidItemException failure) {
        return failure.getCause() == null ? null : failure.getCause().getClass();
    }

    /** Sizes and positions differ from item to item, as the ids of requests do. */
    private static String withoutNumbers(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                rest.append(c);
            }
        }
        return rest.toString();
    }
}
