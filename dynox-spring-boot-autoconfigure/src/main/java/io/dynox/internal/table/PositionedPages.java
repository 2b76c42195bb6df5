package io.dynox.internal.table;

import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import io.dynox.internal.engine.scan.SegmentPlace;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.sdk.PageItems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pages with the positions that a subscriber has come to when it has received them. Thread-safe; each subscription
 * begins anew.
 */
record PositionedPages<T>(Publisher<PageItems<T>> pages, PagedPlaces places) implements Publisher<ReadPage<T>> {

    @Override
    public void subscribe(Subscriber<? super ReadPage<T>> subscriber) {
        pages.subscribe(new Positions<>(subscriber, places));
    }

    /** Not thread-safe; signals come one after the other. */
    private static final class Positions<T> implements Subscriber<PageItems<T>> {

        private final Subscriber<? super ReadPage<T>> target;
        private final PagedPlaces places;
        private List<SegmentPlace<Map<String, AttributeValue>>> reached;

        Positions(Subscriber<? super ReadPage<T>> target, PagedPlaces places) {
            this.target = target;
            this.places = places;
            this.reached = places.start();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            target.onSubscribe(subscription);
        }

        @Override
        public void onNext(PageItems<T> page) {
            List<SegmentPlace<Map<String, AttributeValue>>> after = new ArrayList<>(reached);
            after.set(page.segment() - places.first(), new SegmentPlace<>(page.next() == null, page.next()));
            PositionedPage<T> positioned = new PositionedPage<>(page, places, reached, after);
            reached = after;
            target.onNext(positioned);
        }

        @Override
        public void onError(Throwable failure) {
            target.onError(failure);
        }

        @Override
        public void onComplete() {
            target.onComplete();
        }
    }

    /**
     * A page and the positions around it.
     *
     * <p>Immutable.
     *
     * @param before the places of all segments that are read, before the page
     * @param after and behind it
     */
    private record PositionedPage<T>(
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
            return "ReadPage[items=" + page.items().size() + ", count=" + page.count() + ", position=" + position()
                    + "]";
        }
    }
}
