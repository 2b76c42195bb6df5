package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.storage.SecondaryIndex;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What the Select of a query or a scan may be, and what it means on an index. Stateless. */
final class SelectRules {

    private SelectRules() {}

    /**
     * Refuses a Select that doesn't go with the other parameters.
     *
     * @param projection the parameter that names attributes, null where the request has none
     */
    static void check(@Nullable Select select, @Nullable String projection, @Nullable String indexName) {
        if (select == null) {
            return;
        }
        if (select == Select.ALL_PROJECTED_ATTRIBUTES && indexName == null) {
            throw ServiceErrors.validation(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (select == Select.SPECIFIC_ATTRIBUTES && projection == null) {
            throw ServiceErrors.validation("Must specify the AttributesToGet or ProjectionExpression when"
                    + " choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (select != Select.SPECIFIC_ATTRIBUTES && projection != null) {
            throw ServiceErrors.validation("Cannot specify the " + projection + " when choosing to get "
                    + (select == Select.COUNT ? "only the Count" : select));
        }
    }

    /** The name of the request's parameter that names attributes, null for none. */
    static @Nullable String projection(boolean hasAttributesToGet, @Nullable String projectionExpression) {
        return hasAttributesToGet ? "AttributesToGet" : projectionExpression == null ? null : "ProjectionExpression";
    }

    /** Refuses a query's filter on attributes that the index doesn't hold; a scan just doesn't see them. */
    static void checkFilter(ReadSource source, ReadFilter filter) {
        SecondaryIndex index = source.index();
        Set<String> held = index == null ? null : index.projected();
        if (index == null || held == null || filter.condition() == null) {
            return;
        }
        List<String> lacking = lacking(filter.condition().paths(), held);
        if (!lacking.isEmpty()) {
            throw ServiceErrors.invalidParameter(
                    "Secondary index " + index.name() + " does not project one or more filter attributes: " + lacking);
        }
    }

    /** Whether a read of a local index has to fetch the items from the table; a global index refuses what it lacks. */
    static boolean fetches(ReadSource source, @Nullable Select select, Selection selection) {
        SecondaryIndex index = source.index();
        Set<String> held = index == null ? null : index.projected();
        if (index == null || held == null) {
            return false;
        }
        if (select == Select.ALL_ATTRIBUTES) {
            if (!index.isLocal()) {
                throw ServiceErrors.invalidParameter("Select type ALL_ATTRIBUTES is not supported for global secondary"
                        + " index " + index.name() + " because its projection type is not ALL");
            }
            return true;
        }
        List<String> lacking = selection.projection() == null
                ? List.of()
                : lacking(selection.projection().paths(), held);
        if (!lacking.isEmpty() && !index.isLocal()) {
            throw ServiceErrors.invalidParameter(
                    "Global secondary index " + index.name() + " does not project " + lacking);
        }
        return !lacking.isEmpty();
    }

    private static List<String> lacking(Collection<DocumentPath> paths, Set<String> held) {
        return paths.stream()
                .map(DocumentPath::root)
                .filter(name -> !held.contains(name))
                .distinct()
                .toList();
    }
}
