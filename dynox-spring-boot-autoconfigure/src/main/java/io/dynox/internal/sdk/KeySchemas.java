package io.dynox.internal.sdk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.FailureClassifier;
import io.dynox.TableAccessException;
import io.dynox.internal.mapping.item.TableKeys;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** In the order of last use. */
    @GuardedBy("kept")
    private final Map<String, CompletableFuture<TableKeys>> kept = new LinkedHashMap<>(16, 0.75f, true);

    public KeySchemas(
            KeySchemaQuestion.Setting setting, FailureClassifier classifier, Map<String, TableKeys> configured) {
        this.setting = setting;
        this.classifier = classifier;
        this.configured = Map.copyOf(configured);
    }

    /**
     * The key schema of a table.
     *
     * @param table the name or the ARN; both share what is known
     * @return a future that fails with {@link TableAccessException} when the schema can't be had
     */
    CompletableFuture<TableKeys> of(String table) {
        String name = TableName.of(table);
        TableKeys known = configured.get(configured.containsKey(table) ? table : name);
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

    /** The key that the type or the configuration tells. */
    @Nullable
    public TableKeys known(TableModel<?> model) {
        String table = model.table();
        return model.keys() != null
                ? model.keys()
                : configured.get(configured.containsKey(table) ? table : TableName.of(table));
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
