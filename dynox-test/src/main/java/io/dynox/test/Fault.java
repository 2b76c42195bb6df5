package io.dynox.test;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/**
 * A way in which the in-memory DynamoDB misbehaves; a {@link FaultRule} says when and where.
 *
 * <p>Faults that concern a whole request fail it with the exception that the SDK throws in that case. Faults that concern single
 * items leave them unprocessed in a batch; when that leaves nothing processed, the request is throttled as a whole, as
 * DynamoDB does it.
 */
public sealed interface Fault {

    /** Whether the fault can befall this item; a fault that doesn't look at items says yes. */
    default boolean concerns(Item item) {
        return true;
    }

    /** Leaves each item or key of a batch unprocessed with the probability {@code share}, drawn from {@code seed}. */
    record Unprocessed(double share, long seed) implements Fault {
        public Unprocessed {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be between 0 and 1, but is " + share);
            }
        }
    }

    /** Throttles the whole request; nothing is applied. */
    record Throttling(Throttle kind, List<ThrottlingReason> reasons) implements Fault {
        public Throttling {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Throttles one partition: batches leave its items unprocessed, other operations on it are throttled. The partition is
     * that of the items whose {@code attribute} equals {@code value}.
     */
    record HotPartition(String attribute, AttributeValue value) implements Fault {
        @Override
        public boolean concerns(Item item) {
            return value.equals(item.attribute(attribute));
        }
    }

    /** Rejects a request with a {@code ValidationException} when it holds an item or a key that {@code item} accepts. */
    record Poison(Predicate<Item> item) implements Fault {
        @Override
        public boolean concerns(Item named) {
            return item.test(named);
        }
    }

    /** Answers at most {@code keys} keys of a BatchGetItem and leaves the rest unprocessed, as the size limits do. */
    record SizeCut(int keys) implements Fault {
        public SizeCut {
            if (keys < 1) {
                throw new IllegalArgumentException("keys must be at least 1, but is " + keys);
            }
        }
    }

    /** Fails with an internal server error (500), {@code applied} or not. */
    record ServerError(boolean applied) implements Fault {}

    /** Fails with the SDK's time-out {@code after} a while, {@code applied} or not. */
    record TimeOut(Duration after, boolean applied) implements Fault {}

    /** Fails as when the connection breaks, {@code applied} (it broke before the reply) or not (before the request). */
    record ConnectionReset(boolean applied) implements Fault {}

    /** Fails as if nothing listened at the endpoint. */
    record Outage() implements Fault {}

    /** Fails as when the caller lacks the permission. */
    record AccessDenied() implements Fault {}

    /** Delays the reply by at least {@code least} and at most {@code most}, drawn from {@code seed}. */
    record Latency(Duration least, Duration most, long seed) implements Fault {
        public Latency {
            if (least.isNegative() || most.compareTo(least) < 0) {
                throw new IllegalArgumentException(
                        "latency must run from a least to a most, but is " + least + " to " + most);
            }
        }
    }

    /** The exceptions with which DynamoDB throttles. */
    enum Throttle {
        /** {@code ThrottlingException}: a table that grows on demand. */
        THROTTLING,
        /** {@code ProvisionedThroughputExceededException}: a table with provisioned capacity. */
        PROVISIONED_THROUGHPUT_EXCEEDED,
        /** {@code RequestLimitExceededException}: the account's quota. */
        REQUEST_LIMIT_EXCEEDED
    }
}
