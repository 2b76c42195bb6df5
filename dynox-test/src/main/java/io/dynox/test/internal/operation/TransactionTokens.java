package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Remembers for ten minutes which transactions were made under which client request token. Thread-safe. */
final class TransactionTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Oldest first. */
    private final Map<String, Use> uses = new LinkedHashMap<>();

    private final Clock clock;

    TransactionTokens(Clock clock) {
        this.clock = clock;
    }

    private record Use(Instant at, List<TransactWriteItem> items) {}

    /** Runs {@code transaction}, or {@code repetition} if the token says that it has been made already. */
    <T> T once(TransactWriteItemsRequest request, Supplier<T> transaction, Supplier<T> repetition) {
        String token = request.clientRequestToken();
        return token == null ? transaction.get() : once(token, request, transaction, repetition);
    }

    /** One at a time, so that two requests with one token don't both run. */
    private synchronized <T> T once(
            String token, TransactWriteItemsRequest request, Supplier<T> transaction, Supplier<T> repetition) {
        Instant now = clock.instant();
        uses.values().removeIf(use -> !now.isBefore(use.at().plus(LIFETIME)));
        Use earlier = uses.get(token);
        if (earlier == null) {
            T reply = transaction.get();
            uses.put(token, new Use(now, request.transactItems()));
            return reply;
        }
        if (!earlier.items().equals(request.transactItems())) {
            throw ServiceErrors.idempotentParameterMismatch();
        }
        return repetition.get();
    }
}
