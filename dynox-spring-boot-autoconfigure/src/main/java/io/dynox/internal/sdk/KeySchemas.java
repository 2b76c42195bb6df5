package io.dynox.internal.sdk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.FailureClassifier;
import io.dynox.TableAccessException;
import io.dynox.internal.mapping.item.TableKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The key schemas of tables: as configured, else as one {@code DescribeTable} says, which concurrent callers share. What
 * was found is kept; a failure is not.
 *
 * <p>Thread-safe.
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
    private final Map<String, CompletableFuture<TableKeys>> kept = new LinkedHashMap<>(16, 0.75f, true);

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
        String name = TableName.of(table);
        TableKeys known = configured(table);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<TableKeys> fresh = new CompletableFuture<>();
        synchronized (kept) {
            CompletableFuture<TableKeys> old = kept.putIfAbsent(name, fresh);
            if (old != null) {
                return old.copy();
            }
            trim();
        }
        CompletableFuture<?> unused = describe(table).whenComplete((keys, failure) -> {
            if (failure == null) {
                fresh.complete(keys);
            } else {
                synchronized (kept) {
                    kept.remove(name, fresh);
                }
                fresh.completeExceptionally(Causes.unwrap(failure));
            }
        });
        return fresh.copy();
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
        synchronized (kept) {
            CompletableFuture<TableKeys> old = kept.get(name);
            if (old != null && old.isDone()) {
                return old.handle((keys, failure) -> Optional.ofNullable(keys));
            }
        }
        return looks.of(table)
                .thenApply(found -> {
                    Optional<TableKeys> keys = found.map(KeySchemas::keys);
                    keys.ifPresent(known -> keep(name, known));
                    return keys;
                })
                // an answer without a key is no answer; writes go on with what the type declares
                .exceptionally(unreadable -> Optional.empty());
    }

    private void keep(String name, TableKeys keys) {
        synchronized (kept) {
            kept.put(name, CompletableFuture.completedFuture(keys));
            trim();
        }
    }

    /** Forgets what was asked for; false if nothing was. */
    private boolean forget(String table) {
        synchronized (kept) {
            return kept.remove(TableName.of(table)) != null;
        }
    }

    /** The key that the type or the configuration tells. */
    @Nullable
    public TableKeys known(TableModel<?> model) {
        return model.keys() != null ? model.keys() : configured(model.table());
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

    private CompletableFuture<TableKeys> describe(String table) {
        return new KeySchemaQuestion(table, setting, new FaultRules(table, "DescribeTable", setting.site(), classifier))
                .ask()
                .thenApply(KeySchemas::keys);
    }

    private static TableKeys keys(TableDescription table) {
        TableKeys.Attribute partition = null;
        TableKeys.Attribute sort = null;
        for (KeySchemaElement element : table.keySchema()) {
            if (element.keyType() == KeyType.HASH) {
                partition = attribute(table, element.attributeName());
            } else {
                sort = attribute(table, element.attributeName());
            }
        }
        if (partition == null) {
            throw new IllegalStateException("DescribeTable answered without a partition key");
        }
        return new TableKeys(partition, sort);
    }

    private static TableKeys.Attribute attribute(TableDescription table, String name) {
        return new TableKeys.Attribute(
                name,
                table.attributeDefinitions().stream()
                        .filter(definition -> definition.attributeName().equals(name))
                        .findFirst()
                        .map(AttributeDefinition::attributeType)
                        .orElse(null));
    }
}
