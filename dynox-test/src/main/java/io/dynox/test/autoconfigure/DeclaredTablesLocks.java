package io.dynox.test.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Keeps tests apart that may share a database when JUnit runs tests in parallel. Equal contexts have equal tables, so a lock by the
 * tables never lets two tests into one context; it costs nothing to work out, as the context would. Stateless.
 */
final class DeclaredTablesLocks implements ResourceLocksProvider {

    private static final String PREFIX = "io.dynox.test.InMemoryDynamoDb with ";

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return DeclaredTables.of(testClass)
                .map(declared -> Set.of(new Lock(PREFIX + new TreeMap<>(declared.tables()))))
                .orElse(Set.of());
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosingClasses, Class<?> testClass) {
        return provideForClass(testClass);
    }
}
