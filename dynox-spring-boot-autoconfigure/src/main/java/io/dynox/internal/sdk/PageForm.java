package io.dynox.internal.sdk;

import java.util.List;

/**
 * What a subscriber gets of a page: its items one by one, or the page as a whole.
 *
 * @param <T> the caller's items
 * @param <I> what is emitted
 */
public sealed interface PageForm<T, I> {

    /** What is emitted for a page. */
    List<I> of(PageItems<T> page);

    /** One by one. */
    record Items<T>() implements PageForm<T, T> {
        @Override
        public List<T> of(PageItems<T> page) {
            return page.items();
        }
    }

    /** As a whole. */
    record Whole<T>() implements PageForm<T, PageItems<T>> {
        @Override
        public List<PageItems<T>> of(PageItems<T> page) {
            return List.of(page);
        }
    }
}
