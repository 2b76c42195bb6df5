package io.dynox.test;

import io.dynox.test.internal.error.Account;
import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/** What the fault plan has in store for one request. Not thread-safe; owned by the request. */
final class Verdict implements Admission {

    private final Account account;
    private final SentRequest request;
    private final List<PlayedRule> rules;
    private int keysAnswered;

    Verdict(Account account, SentRequest request, List<PlayedRule> rules) {
        this.account = account;
        this.request = request;
        this.rules = rules;
    }

    /** How the request fails before the service has looked at it, if it does. */
    Optional<Failure> failsBefore() {
        return failures().filter(failure -> !failure.applied());
    }

    /** How the request fails after the service has applied it, if it does. */
    Optional<Failure> failsAfter() {
        return failures().filter(Failure::applied);
    }

    private Optional<Failure> failures() {
        return rules.stream()
                .flatMap(rule -> Failure.of(rule.fault(), request, account).stream())
                .findFirst();
    }

    /** By how much the reply is delayed. */
    Duration latency() {
        Duration sum = Duration.ZERO;
        for (PlayedRule rule : rules) {
            if (rule.fault() instanceof Fault.Latency latency) {
                sum = sum.plus(rule.draw(latency.least(), latency.most()));
            }
        }
        return sum;
    }

    @Override
    public void admit() {
        for (PlayedRule rule : rules) {
            if (rule.fault() instanceof Fault.Throttling throttling) {
                throw throttled(throttling);
            }
            if (rule.fault() instanceof Fault.Poison) {
                throw ServiceErrors.invalidParameter("The request holds an item that a fault rule calls poison");
            }
            if (rule.fault() instanceof Fault.HotPartition && !isBatch()) {
                throw ServiceErrors.throttled(hotPartition());
            }
        }
    }

    @Override
    public boolean isProcessed(String table, Map<String, AttributeValue> attributes) {
        if (rules.isEmpty()) {
            return true;
        }
        Item item = new Item(Arns.tableName(table), attributes);
        boolean processed = true;
        for (PlayedRule rule : rules) {
            processed &= !rule.concerns(item) || isProcessed(rule);
        }
        return processed;
    }

    private boolean isProcessed(PlayedRule rule) {
        if (rule.fault() instanceof Fault.Unprocessed unprocessed) {
            return !rule.draw(unprocessed.share());
        }
        if (rule.fault() instanceof Fault.SizeCut cut && request.operation().equals("BatchGetItem")) {
            return keysAnswered++ < cut.keys();
        }
        return !(rule.fault() instanceof Fault.HotPartition);
    }

    private boolean isBatch() {
        return request.operation().startsWith("Batch");
    }

    private List<ThrottlingReason> hotPartition() {
        String access = request.operation().startsWith("Get") ? "Read" : "Write";
        return request.tables().stream()
                .map(table -> ThrottlingReason.builder()
                        .reason("Table" + access + "KeyRangeThroughputExceeded")
                        .resource(account.ofTable(table))
                        .build())
                .toList();
    }

    private static RuntimeException throttled(Fault.Throttling throttling) {
        return switch (throttling.kind()) {
            case THROTTLING -> ServiceErrors.throttled(throttling.reasons());
            case PROVISIONED_THROUGHPUT_EXCEEDED -> ServiceErrors.throughputExceeded(throttling.reasons());
            case REQUEST_LIMIT_EXCEEDED -> ServiceErrors.requestLimitExceeded(throttling.reasons());
        };
    }
}
