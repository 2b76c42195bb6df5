package io.dynox.batch;

import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ReaderNotOpenException;

/**
 * Reads items page by page, and saves the position behind the last one that it handed out.
 *
 * <p>Not thread-safe.
 *
 * @param <T> the type of the items
 */
abstract class PagedItemReader<T> implements ItemStreamReader<T> {

    private final String positionKey;
    private @Nullable Stream<ReadPage<T>> stream;
    private @Nullable Iterator<ReadPage<T>> pages;
    private @Nullable ReadPage<T> page;
    private int handedOut;

    PagedItemReader(String name) {
        this.positionKey = name + ".position";
    }

    /** Begins to read, at the saved position. */
    abstract Stream<ReadPage<T>> pages(ExecutionContext context);

    /** Where the last commit was. */
    final Optional<ReadPosition> saved(ExecutionContext context) {
        return context.containsKey(positionKey)
                ? Optional.of(ReadPosition.parse(context.getString(positionKey)))
                : Optional.empty();
    }

    @Override
    public void open(ExecutionContext executionContext) {
        close();
        stream = pages(executionContext);
        pages = stream.iterator();
    }

    /**
     * Returns the next item, or null at the end.
     *
     * @throws io.dynox.DynoxException if the table can't be read on
     */
    @Override
    public @Nullable T read() {
        if (pages == null) {
            throw new ReaderNotOpenException("The reader isn't open");
        }
        while (page == null || handedOut == page.items().size()) {
            if (!pages.hasNext()) {
                return null;
            }
            page = pages.next();
            handedOut = 0;
        }
        return page.items().get(handedOut++);
    }

    /** Saves the position of what was handed out. */
    @Override
    public void update(ExecutionContext executionContext) {
        if (page != null) {
            executionContext.putString(
                    positionKey, page.positionAfter(handedOut).toText());
        }
    }

    @Override
    public void close() {
        Stream<ReadPage<T>> open = stream;
        stream = null;
        pages = null;
        page = null;
        handedOut = 0;
        if (open != null) {
            open.close();
        }
    }
}
