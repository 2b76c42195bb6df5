package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.KeySchema;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What expressions may say of key attributes. Stateless. */
final class KeyPaths {

    private KeyPaths() {}

    /** Refuses paths that lead into key attributes of the table or its indexes, which are scalars. */
    static void check(Collection<DocumentPath> paths, StoredTable table) {
        if (paths.stream().noneMatch(DocumentPath::isNested)) {
            return;
        }
        check(paths, table.schema(), "Key");
        for (SecondaryIndex index : table.indexes()) {
            check(paths, index.schema(), "IndexKey");
        }
    }

    /** Refuses a filter of a query that mentions a key attribute. */
    static void checkFilter(@Nullable ConditionExpression filter, KeySchema schema, String parameter) {
        if (filter == null) {
            return;
        }
        for (String name : schema.names()) {
            if (filter.paths().stream().anyMatch(path -> path.root().equals(name))) {
                throw ServiceErrors.validation(parameter + " can only contain non-primary key attributes:"
                        + " Primary key attribute: " + name);
            }
        }
    }

    private static void check(Collection<DocumentPath> paths, KeySchema schema, String kind) {
        for (String name : schema.names()) {
            if (paths.stream().anyMatch(path -> path.isNested() && path.root().equals(name))) {
                throw ServiceErrors.validation("Key attributes must be scalars; list random access '[]' and map lookup"
                        + " '.' are not allowed: " + kind + ": " + name);
            }
        }
    }
}
