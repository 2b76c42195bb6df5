package io.dynox.internal.sdk;

import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.scan.PageOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the caller's items of the pages that a transport received.
 *
 * <p>Thread-safe.
 *
 * @param model the table and the type of its items
 * @param place the names of the attributes that make a place in what is read; empty if they aren't known
 * @param form what is emitted
 * @param unmappable what is done with items that don't fit their type
 */
public record PageReader<T, I>(TableModel<T> model, Set<String> place, PageForm<T, I> form, Unmappable unmappable) {

    /** Whether the place of each item is known. */
    public boolean isPlaceKnown() {
        return !place.isEmpty();
    }

    /** The outcome of a page; items are made by {@code decoder}. */
    public <R> PageOutcome<Map<String, AttributeValue>, I> read(PageReply<R> reply, Function<R, T> decoder) {
        List<T> items = new ArrayList<>(reply.items().size());
        List<R> taken = new ArrayList<>(reply.items().size());
        for (int i = 0; i < reply.items().size(); i++) {
            R raw = reply.items().get(i);
            try {
                unmappable.read(() -> decoder.apply(raw)).ifPresent(item -> {
                    items.add(item);
                    taken.add(raw);
                });
            } catch (RuntimeException e) {
                return upTo(i, reply, items, taken, e);
            }
            if (items.size() == reply.room()) {
                return last(i, reply, items, taken);
            }
        }
        return page(reply, items, taken, reply.count(), reply.next(), reply.next());
    }

    /** No further item is wanted; whoever goes on later begins behind the last one. */
    private <R> PageOutcome<Map<String, AttributeValue>, I> last(
            int last, PageReply<R> reply, List<T> items, List<R> taken) {
        boolean isWhole = last == reply.items().size() - 1;
        Map<String, AttributeValue> behind = isWhole ? null : PageItems.place(reply.attributesOf(last), names(reply));
        return page(reply, items, taken, last + 1, behind == null || behind.isEmpty() ? reply.next() : behind, null);
    }

    /**
     * The items before one that doesn't fit its type make a page of their own, so that they are emitted. The next request
     * begins with that item, and fails.
     */
    private <R> PageOutcome<Map<String, AttributeValue>, I> upTo(
            int bad, PageReply<R> reply, List<T> items, List<R> taken, RuntimeException problem) {
        Set<String> names = names(reply);
        Map<String, AttributeValue> before = bad == 0 ? Map.of() : PageItems.place(reply.attributesOf(bad - 1), names);
        if (!before.isEmpty()) {
            return page(reply, items, taken, bad, before, before);
        }
        Map<String, AttributeValue> behind = PageItems.place(reply.attributesOf(bad), names);
        // whoever goes on from there gets past the item
        return new PageOutcome.Failed<>(
                new RequestFailure.Refused(problem), bad > 0 || behind.isEmpty() ? null : behind);
    }

    private Set<String> names(PageReply<?> reply) {
        return PageItems.names(reply.from(), reply.next(), place);
    }

    private <R> PageOutcome<Map<String, AttributeValue>, I> page(
            PageReply<R> reply,
            List<T> items,
            List<R> taken,
            int count,
            @Nullable Map<String, AttributeValue> position,
            @Nullable Map<String, AttributeValue> next) {
        PageItems<T> page = new PageItems<>(
                reply.segment(),
                reply.from(),
                items,
                count,
                i -> reply.attributes().apply(taken.get(i)),
                position,
                names(reply));
        return new PageOutcome.Page<>(
                form.of(page), next, reply.units(), reply.items().isEmpty() ? count : items.size(), reply.requestId());
    }
}
