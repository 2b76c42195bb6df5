package io.dynox.test.autoconfigure;

import io.dynox.autoconfigure.DynoxProperties;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestContextAnnotationUtils.AnnotationDescriptor;

/**
 * Tables that a test or its properties declare. Immutable.
 *
 * @param tables what each is like, by its name
 */
record DeclaredTables(Map<String, TableDefinition> tables) {

    DeclaredTables {
        tables = Map.copyOf(tables);
    }

    /** Whether a test class, or one around or above it, wants a server. */
    static boolean wantServer(Class<?> testClass) {
        AnnotationDescriptor<AutoConfigureDynox> descriptor =
                TestContextAnnotationUtils.findAnnotationDescriptor(testClass, AutoConfigureDynox.class);
        while (descriptor != null) {
            for (AutoConfigureDynox annotation : descriptor.findAllLocalMergedAnnotations()) {
                if (annotation.server()) {
                    return true;
                }
            }
            descriptor = descriptor.next();
        }
        return false;
    }

    /**
     * The tables of a test class, of its super classes and of the classes around it; the nearest definition of a name holds. Empty
     * if none of them has the annotation.
     */
    static Optional<DeclaredTables> of(Class<?> testClass) {
        AnnotationDescriptor<AutoConfigureDynox> descriptor =
                TestContextAnnotationUtils.findAnnotationDescriptor(testClass, AutoConfigureDynox.class);
        if (descriptor == null) {
            return Optional.empty();
        }
        Map<String, TableDefinition> all = new HashMap<>();
        while (descriptor != null) {
            for (AutoConfigureDynox annotation : descriptor.findAllLocalMergedAnnotations()) {
                of(annotation.tables()).tables.forEach(all::putIfAbsent);
            }
            descriptor = descriptor.next();
        }
        return Optional.of(new DeclaredTables(all));
    }

    static DeclaredTables of(Table... annotations) {
        Map<String, TableDefinition> tables = new LinkedHashMap<>();
        for (Table table : annotations) {
            TableDefinition definition = TableDefinition.of(table);
            String name = TableDefinition.nameOf(table);
            if (tables.put(name, definition) != null) {
                throw new IllegalStateException("The test declares the table '" + name + "' twice.");
            }
        }
        return new DeclaredTables(tables);
    }

    /** These tables, and those of the properties that have a key schema and are not among them. */
    DeclaredTables and(Map<String, DynoxProperties.Table> properties) {
        Map<String, TableDefinition> all = new LinkedHashMap<>();
        properties.forEach((name, table) -> {
            String partitionKey = table.partitionKey();
            String sortKey = table.sortKey();
            if (partitionKey != null) {
                Key partition = Key.string(partitionKey);
                all.put(
                        name,
                        new TableDefinition.OfKeys(
                                sortKey == null ? List.of(partition) : List.of(partition, Key.string(sortKey))));
            }
        });
        all.putAll(tables);
        return new DeclaredTables(all);
    }

    /** These tables; those that their types name have the names under which the application finds them. */
    DeclaredTables in(Environment environment) {
        Map<String, TableDefinition> all = new LinkedHashMap<>();
        tables.forEach((name, definition) -> all.put(
                definition instanceof TableDefinition.OfClass ofClass && !ofClass.isNamed()
                        ? nameIn(environment, name)
                        : name,
                definition));
        return new DeclaredTables(all);
    }

    private static String nameIn(Environment environment, String given) {
        String name = environment.resolveRequiredPlaceholders(given);
        return name.startsWith("arn:")
                ? name.substring(name.lastIndexOf('/') + 1)
                : affix(environment, "prefix") + name + affix(environment, "suffix");
    }

    private static String affix(Environment environment, String which) {
        String cloudAws = environment.getProperty("spring.cloud.aws.dynamodb.table-" + which, "");
        return environment.getProperty("dynox.table-" + which, cloudAws);
    }

    /** Creates those that don't exist. */
    void createIn(InMemoryDynamoDb dynamo) {
        List<String> existing = dynamo.tableNames();
        tables.forEach((name, definition) -> {
            if (!existing.contains(name)) {
                definition.createIn(dynamo, name);
            }
        });
    }
}
