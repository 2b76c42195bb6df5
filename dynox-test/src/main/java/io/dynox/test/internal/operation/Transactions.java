package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.validation.EmptyKey;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What the transactions have in common: locks over several tables, and the reasons why they are cancelled. Stateless. */
final class Transactions {

    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final String INVALID = "ValidationError";
    private static final CancellationReason NONE =
            CancellationReason.builder().code("None").build();

    private Transactions() {}

    /** Runs {@code change} while no other thread looks at the tables, which are locked in the order of their names. */
    static <T> T writing(Collection<StoredTable> tables, Supplier<T> change) {
        Supplier<T> body = change;
        for (StoredTable table : outermostLast(tables)) {
            Supplier<T> inner = body;
            body = () -> table.writing(inner);
        }
        return body.get();
    }

    /** Runs {@code read} while no thread changes the tables. */
    static <T> T reading(Collection<StoredTable> tables, Supplier<T> read) {
        Supplier<T> body = read;
        for (StoredTable table : outermostLast(tables)) {
            Supplier<T> inner = body;
            body = () -> table.reading(inner);
        }
        return body.get();
    }

    private static List<StoredTable> outermostLast(Collection<StoredTable> tables) {
        return tables.stream()
                .sorted(Comparator.comparing(StoredTable::name).reversed())
                .toList();
    }

    /**
     * Makes each part of a transaction; what is wrong with the parts cancels the transaction. Every failed condition is a reason,
     * but only the first of several invalid parts.
     */
    static <T> List<T> bind(int count, IntFunction<T> part) {
        List<T> parts = new ArrayList<>();
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                parts.add(part.apply(i));
                reasons.add(NONE);
            } catch (SameItemTwice | EmptyKey e) {
                throw ServiceErrors.validation(String.valueOf(e.getMessage()));
            } catch (DynamoDbException | ValidationFailure e) {
                CancellationReason reason = reason(e);
                reasons.add(reasons.stream().anyMatch(Transactions::isInvalid) && isInvalid(reason) ? NONE : reason);
            }
        }
        cancelUnlessNone(reasons);
        return parts;
    }

    /** What the writes come to; only while the tables are locked. */
    static List<ItemWrite.Outcome> evaluate(List<ItemWrite> writes) {
        List<ItemWrite.Outcome> outcomes =
                bind(writes.size(), i -> writes.get(i).evaluate());
        long size = 0;
        for (ItemWrite.Outcome outcome : outcomes) {
            size += outcome.after() == null ? 0 : outcome.after().sizeBytes();
            checkSize(size);
        }
        return outcomes;
    }

    /** Refuses what holds more than 4 MB. */
    static void checkSize(long sizeBytes) {
        if (sizeBytes > MOST_BYTES) {
            throw ServiceErrors.validation("Transaction payload size cannot exceed 4MB. Payload Size: " + sizeBytes);
        }
    }

    private static void cancelUnlessNone(List<CancellationReason> reasons) {
        if (reasons.stream().anyMatch(reason -> !NONE.equals(reason))) {
            throw ServiceErrors.cancelled(reasons);
        }
    }

    private static boolean isInvalid(CancellationReason reason) {
        return INVALID.equals(reason.code());
    }

    private static CancellationReason reason(RuntimeException error) {
        if (error instanceof ConditionalCheckFailedException failed) {
            CancellationReason.Builder reason = CancellationReason.builder()
                    .code("ConditionalCheckFailed")
                    .message(failed.awsErrorDetails().errorMessage());
            return (failed.hasItem() ? reason.item(failed.item()) : reason).build();
        }
        String message = error instanceof DynamoDbException refused
                ? refused.awsErrorDetails().errorMessage()
                : error.getMessage();
        return CancellationReason.builder().code(INVALID).message(message).build();
    }
}
