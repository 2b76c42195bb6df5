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
 * @param form what is emitted
 * @param unmappable what is done with items that don't fit their type
 */
public record PageReader<T, I>(TableModel<T> model, PageForm<T, I> form, Unmappable unmappable) {

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
        }
        return page(reply, items, taken, reply.next());
    }

    /**
     * The items before one that doesn't fit its type make a page of their own, so that they are emitted. The next request
     * begins with that item, and fails.
     */
    private <R> PageOutcome<Map<String, AttributeValue>, I> upTo(
            int bad, PageReply<R> reply, List<T> items, List<R> taken, RuntimeException problem) {
        Map<String, AttributeValue> last = bad == 0
                ? Map.of()
                : model.keyAttributes(reply.attributes().apply(reply.items().get(bad - 1)));
        return last.isEmpty()
                ? new PageOutcome.Failed<>(new RequestFailure.Refused(problem))
                : page(reply, items, taken, last);
    }

    private <R> PageOutcome<Map<String, AttributeValue>, I> page(
            PageReply<R> reply, List<T> items, List<R> taken, @Nullable Map<String, AttributeValue> next) {
        PageItems<T> page = new PageItems<>(
                reply.segment(),
                reply.from(),
                items,
                i -> reply.attributes().apply(taken.get(i)),
                next,
                model.keys() == null ? Set.of() : Set.copyOf(model.keys().names()));
        return new PageOutcome.Page<>(form.of(page), next, reply.units(), items.size());
    }
}
