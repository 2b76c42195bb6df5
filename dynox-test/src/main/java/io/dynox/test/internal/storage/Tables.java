package io.dynox.test.internal.storage;

import io.dynox.test.internal.error.Account;
import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.error.ForeignTable;
import io.dynox.test.internal.error.ServiceErrors;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables by name. Thread-safe. */
public final class Tables {

    private final Account account;
    private final Clock clock;
    private final NavigableMap<String, StoredTable> tables = new ConcurrentSkipListMap<>();
    private volatile Duration changesTake = Duration.ZERO;

    /** No tables yet; those to come belong to {@code account}. */
    public Tables(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Who owns the tables. */
    public Account account() {
        return account;
    }

    /**
     * The table with this name or ARN, without the items that have expired, or {@code ResourceNotFoundException} in the
     * words of the item operations.
     */
    public StoredTable forItems(String nameOrArn) {
        StoredTable table = find(nameOrArn);
        TableChange change = table == null ? null : table.change();
        if (table == null || (change != null && change.isAway())) {
            throw ServiceErrors.notFound("Requested resource not found");
        }
        return table;
    }

    /** For how long tables and indexes are created, updated and deleted from now on. */
    public void changesTake(Duration time) {
        changesTake = time;
    }

    /** Begins a change of a table, which is described as {@code shown} until it is done; a table that is deleted is gone then. */
    public void begin(StoredTable table, TableDescription shown) {
        table.begin(new TableChange(shown, clock.instant().plus(changesTake)));
        settle(table);
    }

    /** Ends a change before its time. */
    public void finish(StoredTable table) {
        table.begin(null);
    }

    private @Nullable StoredTable settled(String name) {
        StoredTable table = tables.get(name);
        if (table != null && table.change() != null) {
            settle(table);
            return tables.get(name);
        }
        return table;
    }

    private void settleAll() {
        tables.values().forEach(this::settle);
    }

    /** Ends a change whose time is over. */
    private void settle(StoredTable table) {
        TableChange change = table.change();
        if (change == null || clock.instant().isBefore(change.end())) {
            return;
        }
        if (change.isDeletion()) {
            remove(table);
        } else {
            table.begin(null);
        }
    }

    /**
     * The table with this name or ARN in the words of the table operations, or {@code ResourceInUseException} while it is being created,
     * updated or deleted.
     */
    public StoredTable changeable(String nameOrArn) {
        StoredTable table = named(nameOrArn);
        TableChange change = table.change();
        if (change != null) {
            throw ServiceErrors.inUse("Attempt to change a resource which is still in use: Table is being "
                    + change.verb() + ": " + table.name());
        }
        return table;
    }

    /**
     * The table with this name or ARN, without the items that have expired; null for none.
     *
     * @throws ForeignTable if the ARN is one of another account or region
     */
    public @Nullable StoredTable find(String nameOrArn) {
        if (Arns.isArn(nameOrArn) && !account.isOwn(nameOrArn)) {
            throw new ForeignTable(nameOrArn);
        }
        StoredTable table = settled(Arns.tableName(nameOrArn));
        if (table != null && table.timeToLive() != null) {
            table.expire(clock.instant());
        }
        return table;
    }

    /** The table with this name or ARN, or {@code ResourceNotFoundException} in the words of the table operations. */
    public StoredTable named(String nameOrArn) {
        StoredTable table = find(nameOrArn);
        if (table == null) {
            throw ServiceErrors.notFound(
                    "Requested resource not found: Table: " + Arns.tableName(nameOrArn) + " not found");
        }
        return table;
    }

    /** The definition of a table, null for none; takes no lock, so that a thread that holds one may ask. */
    public @Nullable TableDescription definition(String name) {
        StoredTable table = tables.get(name);
        return table == null ? null : table.definition();
    }

    /** Adds a table, or {@code ResourceInUseException} if there is one of that name. */
    public void add(StoredTable table) {
        settled(table.name());
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw ServiceErrors.inUse("Table already exists: " + table.name());
        }
    }

    public void remove(StoredTable table) {
        tables.remove(table.name(), table);
    }

    public Collection<StoredTable> all() {
        settleAll();
        return tables.values();
    }

    /** The names after {@code start} in their order; all of them from the empty string. */
    public Collection<String> namesAfter(String start) {
        settleAll();
        return tables.tailMap(start, false).keySet();
    }
}
