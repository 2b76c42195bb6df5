package io.dynox.test.internal.operation;

import io.dynox.test.internal.expression.OlderProjection;
import io.dynox.test.internal.expression.Projection;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.validation.Constraints;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The part of an item that a request asks for. Immutable.
 *
 * @param projection what is asked for, null for everything
 */
record Selection(@Nullable Projection projection) {

    private static final int MOST_ATTRIBUTES = 255;

    /** The attributes of the older parameter, all of them for none. */
    static @Nullable Projection older(List<String> attributesToGet) {
        return attributesToGet.isEmpty() ? null : OlderProjection.attributesToGet(attributesToGet);
    }

    static void checkConstraints(Constraints constraints, String path, boolean isSet, List<String> attributesToGet) {
        if (isSet) {
            constraints.length(path, attributesToGet, 1, MOST_ATTRIBUTES);
        }
    }

    /** Refuses paths into key attributes. */
    void checkKeys(StoredTable table) {
        if (projection != null) {
            KeyPaths.check(projection.paths(), table);
        }
    }

    Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        return projection == null ? item : projection.apply(item);
    }

    /** The selected parts of what a page holds. */
    List<Map<String, AttributeValue>> ofAll(List<StoredItem> items) {
        return items.stream().map(item -> of(item.attributes())).toList();
    }
}
