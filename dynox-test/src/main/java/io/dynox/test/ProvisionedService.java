package io.dynox.test;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operations;
import io.dynox.test.internal.value.CapacityUnits;
import io.dynox.test.internal.value.ItemSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * Runs operations within the provisioned capacity of their tables: a request that finds it used up is throttled, a batch leaves the
 * rest unprocessed. Thread-safe.
 */
record ProvisionedService(Operations operations, @Nullable CapacityBuckets buckets) {

    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    DynamoDbResponse execute(SentRequest sent, Admission admission) {
        String name = sent.operation();
        DynamoDbRequest request = (DynamoDbRequest) sent.request();
        if (buckets == null || !(READS.contains(name) || WRITES.contains(name))) {
            return operations.execute(request, admission);
        }
        Account account = new Account(sent, admission, buckets);
        DynamoDbRequest metered = (DynamoDbRequest) with(request, "ReturnConsumedCapacity", "INDEXES");
        DynamoDbResponse reply = operations.execute(metered, account);
        account.settle(reply);
        return shown(request, reply);
    }

    /** The reply with the consumed capacity that was asked for. */
    private static DynamoDbResponse shown(DynamoDbRequest request, DynamoDbResponse reply) {
        String wanted =
                request.getValueForField("ReturnConsumedCapacity", String.class).orElse("NONE");
        if (wanted.equals("INDEXES")) {
            return reply;
        }
        Object consumed = null;
        if (wanted.equals("TOTAL")) {
            List<ConsumedCapacity> totals = consumed(reply).stream()
                    .map(each -> each.toBuilder()
                            .table((Capacity) null)
                            .globalSecondaryIndexes(null)
                            .localSecondaryIndexes(null)
                            .build())
                    .toList();
            consumed = isList(reply) ? totals : totals.get(0);
        }
        return (DynamoDbResponse) with(reply, "ConsumedCapacity", consumed);
    }

    private static boolean isList(DynamoDbResponse reply) {
        return reply.getValueForField("ConsumedCapacity", Object.class)
                .map(List.class::isInstance)
                .orElse(false);
    }

    private static List<ConsumedCapacity> consumed(DynamoDbResponse reply) {
        Object consumed =
                reply.getValueForField("ConsumedCapacity", Object.class).orElse(List.of());
        return consumed instanceof List<?> several
                ? several.stream().map(ConsumedCapacity.class::cast).toList()
                : List.of((ConsumedCapacity) consumed);
    }

    /** A copy with one field changed. */
    private static Object with(SdkPojo original, String field, @Nullable Object value) {
        SdkBuilder<?, ?> copy = ((ToCopyableBuilder<?, ?>) original).toBuilder();
        original.sdkFields().stream()
                .filter(each -> each.memberName().equals(field))
                .forEach(each -> each.set(copy, value));
        return copy.build();
    }

    /** What one request draws from its tables. Not thread-safe; owned by the request. */
    private static final class Account implements Admission {

        private final Map<String, Double> advances = new HashMap<>();
        private final SentRequest sent;
        private final Admission next;
        private final CapacityBuckets buckets;
        private final boolean isWrite;

        Account(SentRequest sent, Admission next, CapacityBuckets buckets) {
            this.sent = sent;
            this.next = next;
            this.buckets = buckets;
            this.isWrite = WRITES.contains(sent.operation());
        }

        @Override
        public void admit() {
            next.admit();
            if (!sent.operation().startsWith("Batch")) {
                List<ThrottlingReason> reasons = sent.tables().stream()
                        .map(this::source)
                        .filter(source -> !buckets.hasAny(source))
                        .map(buckets::reason)
                        .toList();
                if (!reasons.isEmpty()) {
                    throw ServiceErrors.throughputExceeded(reasons);
                }
            }
        }

        @Override
        public boolean isProcessed(String nameOrArn, Map<String, AttributeValue> item) {
            String table = Arns.tableName(nameOrArn);
            if (!next.isProcessed(nameOrArn, item) || !buckets.hasAny(source(table))) {
                return false;
            }
            double units = isWrite ? CapacityUnits.ofWrite(ItemSize.of(item)) : CapacityUnits.ofRead(0, false);
            buckets.take(source(table), units);
            advances.merge(table, units, Double::sum);
            return true;
        }

        /** Charges what was really consumed in place of what was taken in advance. */
        void settle(DynamoDbResponse reply) {
            for (ConsumedCapacity consumed : consumed(reply)) {
                String table = consumed.tableName();
                double local = consumed.localSecondaryIndexes().values().stream()
                        .mapToDouble(Capacity::capacityUnits)
                        .sum();
                buckets.take(
                        source(table), consumed.table().capacityUnits() + local - advances.getOrDefault(table, 0.0));
                consumed.globalSecondaryIndexes()
                        .forEach((index, units) ->
                                buckets.take(new CapacityBuckets.Source(table, index, isWrite), units.capacityUnits()));
            }
        }

        private CapacityBuckets.Source source(String table) {
            return new CapacityBuckets.Source(table, null, isWrite);
        }
    }
}
