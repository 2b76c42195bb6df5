package io.dynox.internal.sdk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.FailureClassifier;
import io.dynox.TableAccessException;
import io.dynox.internal.mapping.item.TableKeys;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The key schemas of tables: as configured, else as one {@code DescribeTable} says, which concurrent callers share. What
 * was found is kept; a failure is not. Thread-safe.
 */
public final class KeySchemas {

    /** Beyond it, the schema that was used least recently is forgotten, and asked for again when needed. */
    static final int MAX_KEPT = 1_000;

    private final KeySchemaQuestion.Setting setting;
    private final FailureClassifier classifier;
    private final Map<String, TableKeys> configured;
    private final KeyLooks looks;

    /** In the order of last use. */
    @GuardedBy("kept")
    private final Map<String, CompletableFuture<Described>> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** The keys of a table and of its indexes. */
    private record Described(TableKeys keys, Map<String, KeyShape> indexes) {}

    public KeySchemas(
            KeySchemaQuestion.Setting setting, FailureClassifier classifier, Map<String, TableKeys> configured) {
        this.setting = setting;
        this.classifier = classifier;
        this.configured = Map.copyOf(configured);
        this.looks = new KeyLooks(setting.calls(), setting.runtime());
    }

    /**
     * The key schema of a table.
     *
     * @param table the name or the ARN; both share what is known
     * @return a future that fails with {@link TableAccessException} when the schema can't be had
     */
    CompletableFuture<TableKeys> of(String table) {
        TableKeys known = configured(table);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        return described(table).thenApply(Described::keys);
    }

    private CompletableFuture<Described> described(String table) {
        String name = TableName.of(table);
        CompletableFuture<Described> fresh = new CompletableFuture<>();
        synchronized (kept) {
            CompletableFuture<Described> old = kept.putIfAbsent(name, fresh);
            if (old != null) {
                return old.copy();
            }
            trim();
        }
        CompletableFuture<?> unused = describe(table).whenComplete((found, failure) -> {
            if (failure == null) {
                fresh.complete(found);
            } else {
                forget(name, fresh);
                fresh.completeExceptionally(Causes.unwrap(failure));
            }
        });
        return fresh.copy();
    }

    private void forget(String name, CompletableFuture<Described> answer) {
        synchronized (kept) {
            kept.remove(name, answer);
        }
    }

    /**
     * The key of a table or of one of its indexes.
     *
     * @param index the name of the index; null for the table
     * @return a future that fails with {@link TableAccessException} when the key can't be had
     */
    public CompletableFuture<KeyShape> shape(TableModel<?> model, @Nullable String index) {
        return index == null
                ? reader(model).thenApply(reader -> KeyShape.of(reader.keys()))
                : index(model.table(), index);
    }

    /** An index that isn't known may be newer than what is known of its table. */
    private CompletableFuture<KeyShape> index(String table, String index) {
        String name = TableName.of(table);
        Optional<Described> known = told(name);
        KeyShape before =
                known.map(Described::indexes).map(all -> all.get(index)).orElse(null);
        if (before != null) {
            return CompletableFuture.completedFuture(before);
        }
        if (known.isPresent()) {
            forget(table);
        }
        return described(table).thenApply(found -> {
            KeyShape shape = found.indexes().get(index);
            if (shape == null) {
                throw new TableAccessException(
                        table,
                        "Table '" + table + "' in " + setting.site() + " has no index '" + index
                                + "': check its name, and whether it has been created.",
                        null);
            }
            return shape;
        });
    }

    /** The definition of a table, which is asked for anew; empty if it can't be had soon. */
    public CompletableFuture<Optional<TableDescription>> definition(String table) {
        return looks.of(table);
    }

    /** The key that a definition tells. */
    public static TableKeys keysOf(TableDescription table) {
        return keys(table);
    }

    /** The reader of a model's keys, asked for where neither the type nor the configuration names them. */
    public CompletableFuture<TableKeyReader> reader(TableModel<?> model) {
        CompletableFuture<TableKeys> keys =
                model.keys() == null ? of(model.table()) : CompletableFuture.completedFuture(model.keys());
        return keys.thenApply(known -> new TableKeyReader(model.table(), known));
    }

    /**
     * The reader of the keys of writes. The key that a type declares is compared with the table's, as far as that can be had:
     * with another key, all writes would be refused, or be ordered and superseded by the wrong attributes.
     *
     * @return a future that fails with {@link TableAccessException} if the keys differ
     */
    public CompletableFuture<TableKeyReader> writer(TableModel<?> model) {
        TableKeys declared = model.keys();
        if (declared == null) {
            return reader(model);
        }
        String table = model.table();
        return look(table)
                .thenCompose(found -> fits(declared, found) || !forget(table)
                        ? CompletableFuture.completedFuture(found)
                        // the table may have been made anew since it was asked for
                        : look(table))
                .thenApply(found -> {
                    if (!fits(declared, found)) {
                        throw DeclaredKeys.misfit(model, declared, found.orElseThrow(), setting.site());
                    }
                    return new TableKeyReader(table, declared);
                });
    }

    private static boolean fits(TableKeys declared, Optional<TableKeys> found) {
        return found.isEmpty() || DeclaredKeys.fit(declared, found.get());
    }

    /** What is configured or known, else what one request answers soon. */
    private CompletableFuture<Optional<TableKeys>> look(String table) {
        TableKeys configured = configured(table);
        if (configured != null) {
            return CompletableFuture.completedFuture(Optional.of(configured));
        }
        String name = TableName.of(table);
        Optional<Described> old = told(name);
        if (old.isPresent()) {
            return CompletableFuture.completedFuture(old.map(Described::keys));
        }
        return looks.of(table)
                .thenApply(found -> {
                    Optional<Described> described = found.map(KeySchemas::described);
                    described.ifPresent(known -> keep(name, known));
                    return described.map(Described::keys);
                })
                // an answer without a key is no answer; writes go on with what the type declares
                .exceptionally(unreadable -> Optional.empty());
    }

    private void keep(String name, Described found) {
        synchronized (kept) {
            kept.put(name, CompletableFuture.completedFuture(found));
            trim();
        }
    }

    /** Forgets what was asked for; false if nothing was. */
    private boolean forget(String table) {
        synchronized (kept) {
            return kept.remove(TableName.of(table)) != null;
        }
    }

    /** The key that the type or the configuration tells, or else DynamoDB has told already; null if none has. */
    @Nullable
    public TableKeys known(TableModel<?> model) {
        if (model.keys() != null) {
            return model.keys();
        }
        TableKeys configured = configured(model.table());
        return configured != null
                ? configured
                : told(TableName.of(model.table())).map(Described::keys).orElse(null);
    }

    private Optional<Described> told(String name) {
        synchronized (kept) {
            CompletableFuture<Described> answer = kept.get(name);
            return answer == null || !answer.isDone() || answer.isCompletedExceptionally()
                    ? Optional.empty()
                    : Optional.of(answer.join());
        }
    }

    private @Nullable TableKeys configured(String table) {
        return configured.get(configured.containsKey(table) ? table : TableName.of(table));
    }

    @GuardedBy("kept")
    private void trim() {
        if (kept.size() > MAX_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private CompletableFuture<Described> describe(String table) {
        return new KeySchemaQuestion(table, setting, new FaultRules(table, "DescribeTable", setting.site(), classifier))
                .ask()
                .thenApply(KeySchemas::described);
    }

    private static Described described(TableDescription table) {
        TableKeys keys = keys(table);
        Map<String, KeyShape> indexes = new HashMap<>();
        table.globalSecondaryIndexes()
                .forEach(index -> indexes.put(
                        index.indexName(), KeyShape.ofIndex(index.keySchema(), table.attributeDefinitions(), keys)));
        table.localSecondaryIndexes()
                .forEach(index -> indexes.put(
                        index.indexName(), KeyShape.ofIndex(index.keySchema(), table.attributeDefinitions(), keys)));
        return new Described(keys, indexes);
    }

    private static TableKeys keys(TableDescription table) {
        TableKeys.Attribute partition = null;
        TableKeys.Attribute sort = null;
        for (KeySchemaElement element : table.keySchema()) {
            TableKeys.Attribute attribute = KeyShape.attribute(table.attributeDefinitions(), element.attributeName());
            if (element.keyType() == KeyType.HASH) {
                partition = attribute;
            } else {
                sort = attribute;
            }
        }
        if (partition == null) {
            throw new IllegalStateException("DescribeTable answered without a partition key");
        }
        return new TableKeys(partition, sort);
    }
}
