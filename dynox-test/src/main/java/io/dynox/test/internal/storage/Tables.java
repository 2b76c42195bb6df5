package io.dynox.test.internal.storage;

import io.dynox.test.internal.error.Account;
import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.error.ForeignTable;
import io.dynox.test.internal.error.ServiceErrors;
import java.time.Clock;
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
        if (table == null) {
            throw ServiceErrors.notFound("Requested resource not found");
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
        StoredTable table = tables.get(Arns.tableName(nameOrArn));
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
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw ServiceErrors.inUse("Table already exists: " + table.name());
        }
    }

    public void remove(StoredTable table) {
        tables.remove(table.name(), table);
    }

    public Collection<StoredTable> all() {
        return tables.values();
    }

    /** The names after {@code start} in their order; all of them from the empty string. */
    public Collection<String> namesAfter(String start) {
        return tables.tailMap(start, false).keySet();
    }
}
