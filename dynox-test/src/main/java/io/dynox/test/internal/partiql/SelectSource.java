package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a SELECT reads: a table, or one of its indexes. Immutable. */
record SelectSource(StoredTable table, @Nullable SecondaryIndex index) {

    static SelectSource of(StoredTable table, Optional<String> indexName) {
        if (indexName.isEmpty()) {
            return new SelectSource(table, null);
        }
        SecondaryIndex index = table.index(indexName.get());
        if (index == null) {
            throw new ValidationFailure("The table does not have the specified index: " + indexName.get());
        }
        return new SelectSource(table, index);
    }

    KeySchema schema() {
        return index == null ? table.schema() : index.schema();
    }

    /** Whether this is a table without a sort key, of which a query can't be restarted. */
    boolean hasOneItemAPartition() {
        return index == null && table.schema().sort() == null;
    }

    /** Whether the items must be fetched from the table, as a local index lacks attributes; a global one refuses them. */
    boolean fetches(List<DocumentPath> paths, Optional<ConditionExpression> filter) {
        Set<String> held = index == null ? null : index.projected();
        if (index == null || held == null) {
            return false;
        }
        List<String> lacking = lacking(paths, held);
        List<String> unfiltered =
                filter.map(condition -> lacking(condition.paths(), held)).orElse(List.of());
        if (index.isLocal()) {
            return !(lacking.isEmpty() && unfiltered.isEmpty());
        }
        if (!lacking.isEmpty()) {
            throw ValidationFailure.invalidParameter(
                    "Global secondary index " + index.name() + " does not project " + lacking);
        }
        if (!unfiltered.isEmpty()) {
            throw ValidationFailure.invalidParameter("Secondary index " + index.name()
                    + " does not project one or more filter attributes: " + unfiltered);
        }
        return false;
    }

    private static List<String> lacking(Collection<DocumentPath> paths, Set<String> held) {
        return paths.stream()
                .map(DocumentPath::root)
                .filter(name -> !held.contains(name))
                .distinct()
                .toList();
    }
}
