package io.dynox.test;

import io.dynox.test.internal.client.OperationNames;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What goes wrong, and for which requests. Without further words a rule concerns every request, for ever; each of the methods
 * narrows it, and all that is said must hold.
 *
 * <pre>{@code
 * dynamo.faults().play(FaultRule.of(new Fault.ServerError(true)).on("BatchWriteItem").table("users").next(3));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param fault what goes wrong
 * @param operations the operations that the rule concerns, such as {@code BatchWriteItem}; empty for all
 * @param tables the tables that the rule concerns; empty for all
 * @param items the items and keys that the rule concerns; absent for all, requests without items included
 * @param requests how many requests the rule concerns before it is spent
 * @param span how long the rule holds from the moment at which it is played; absent for ever
 */
public record FaultRule(
        Fault fault,
        Set<String> operations,
        Set<String> tables,
        Optional<Predicate<Item>> items,
        long requests,
        Optional<Duration> span) {

    /** Copies the sets. */
    public FaultRule {
        operations = Set.copyOf(operations);
        tables = Set.copyOf(tables);
        if (requests < 0) {
            throw new IllegalArgumentException("requests must not be negative, but is " + requests);
        }
    }

    /** A rule that plays {@code fault} on every request. */
    public static FaultRule of(Fault fault) {
        return new FaultRule(fault, Set.of(), Set.of(), Optional.empty(), Long.MAX_VALUE, Optional.empty());
    }

    /**
     * Only these operations, named as in the service's API, such as {@code BatchWriteItem}; adds to those named before.
     *
     * @throws IllegalArgumentException if DynamoDB has no such operation
     */
    public FaultRule on(String... operationNames) {
        for (String name : operationNames) {
            OperationNames.checked(name);
        }
        return new FaultRule(fault, union(operations, operationNames), tables, items, requests, span);
    }

    /** Only requests that touch one of these tables, and of those only the tables' items; adds to those named before. */
    public FaultRule table(String... tableNames) {
        return new FaultRule(fault, operations, union(tables, tableNames), items, requests, span);
    }

    /** Only items or keys that {@code predicate} accepts, and the requests that hold one. */
    public FaultRule where(Predicate<Item> predicate) {
        return new FaultRule(fault, operations, tables, Optional.of(predicate), requests, span);
    }

    /** Only the next {@code count} requests that fit. */
    public FaultRule next(long count) {
        return new FaultRule(fault, operations, tables, items, count, span);
    }

    /** Only for {@code duration}, counted on the database's clock from the moment at which the rule is played. */
    public FaultRule during(Duration duration) {
        return new FaultRule(fault, operations, tables, items, requests, Optional.of(duration));
    }

    boolean concerns(SentRequest request) {
        return (operations.isEmpty() || operations.contains(request.operation()))
                && (tables.isEmpty() || request.tables().stream().anyMatch(tables::contains))
                && (!isAboutItems() || request.items().stream().anyMatch(this::concerns));
    }

    boolean concerns(Item item) {
        return (tables.isEmpty() || tables.contains(item.table()))
                && items.map(predicate -> predicate.test(item)).orElse(true)
                && fault.concerns(item);
    }

    private boolean isAboutItems() {
        return items.isPresent() || fault instanceof Fault.Poison || fault instanceof Fault.HotPartition;
    }

    private static Set<String> union(Set<String> known, String[] more) {
        Set<String> all = new HashSet<>(known);
        all.addAll(List.of(more));
        return all;
    }
}
