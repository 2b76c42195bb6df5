package io.dynox.internal.table;

import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import io.dynox.internal.engine.scan.SegmentPlace;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.sdk.PageItems;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A page and the positions around it.
 *
 * <p>Immutable.
 *
 * @param before the places of all segments that are read, before the page
 * @param after and behind it
 */
record PositionedPage<T>(
        PageItems<T> page,
        PagedPlaces places,
        List<SegmentPlace<Map<String, AttributeValue>>> before,
        List<SegmentPlace<Map<String, AttributeValue>>> after)
        implements ReadPage<T> {

    @Override
    public List<T> items() {
        return Collections.unmodifiableList(page.items());
    }

    @Override
    public int count() {
        return page.count();
    }

    @Override
    public ReadPosition position() {
        return places.at(after);
    }

    @Override
    public ReadPosition positionAfter(int items) {
        Objects.checkIndex(items, page.items().size() + 1);
        if (items == page.items().size()) {
            return position();
        }
        Map<String, AttributeValue> key = items == 0 ? Map.of() : page.key(items - 1);
        return key.isEmpty()
                ? places.at(before)
                : PagedPlaces.behind(places.at(before), page.segment(), ItemDecoder.decode(key));
    }

    @Override
    public String toString() {
        return "ReadPage[items=" + page.items().size() + ", count=" + page.count() + ", position=" + position() + "]";
    }
}
