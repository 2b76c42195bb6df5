package io.dynox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What batch gets and scans have in common. A value that was not set is taken from the defaults. Immutable. */
abstract sealed class ReadOptions extends Options permits GetOptions, PagedOptions {

    static final Setting<Boolean> CONSISTENT_READ = Setting.of("consistentRead", false);
    static final Setting<RetryPolicy> RETRY = Setting.of("retry", RetryPolicy.DEFAULT);
    static final Setting<List<AttributePath>> PROJECTION = Setting.of("projection", List.of());
    static final Setting<Consumer<? super InvalidItemException>> ON_UNMAPPABLE = Setting.of("onUnmappable", null);

    ReadOptions(Map<Setting<?>, Object> values) {
        super(values);
    }

    /**
     * Returns whether reads see every write that was confirmed before them. Such reads cost twice the read units: false
     * by default.
     */
    public boolean consistentRead() {
        return get(CONSISTENT_READ);
    }

    /** Returns how long and how often a request is repeated: {@link RetryPolicy#DEFAULT} by default. */
    public RetryPolicy retry() {
        return get(RETRY);
    }

    /**
     * Returns what is done with items that don't fit their type.
     *
     * @return the handler of items that are skipped, or empty if such an item makes the read fail; empty by default
     */
    public Optional<Consumer<? super InvalidItemException>> onUnmappable() {
        return Optional.ofNullable(find(ON_UNMAPPABLE));
    }

    /**
     * Returns which parts of the items are read. A path within another one is left out: empty, which stands for whole
     * items, by default.
     */
    public List<AttributePath> projection() {
        return get(PROJECTION);
    }

    /**
     * Collects the values that batch gets and scans have in common.
     *
     * @param <B> the builder
     */
    abstract static sealed class Builder<B extends Builder<B>> extends Options.Builder<B>
            permits GetOptions.Builder, PagedOptions.Builder {

        Builder(Map<Setting<?>, Object> values) {
            super(values);
        }

        /**
         * Sets whether reads see every write that was confirmed before them. Such reads cost twice the read units.
         *
         * @param consistentRead whether reads are strongly consistent
         */
        public B consistentRead(boolean consistentRead) {
            return set(CONSISTENT_READ, consistentRead);
        }

        /**
         * Sets how long and how often a request is repeated.
         *
         * @param retry the retry policy
         */
        public B retry(RetryPolicy retry) {
            return set(RETRY, retry);
        }

        /**
         * Sets which parts of the items are read. It saves transfer, not read units. A batch get reads the key attributes
         * of the table in any case, and leaves them out of the items unless a path names them.
         *
         * @param paths the parts, as {@link AttributePath} describes; none for whole items
         * @throws IllegalArgumentException if a path is malformed, or two paths contradict each other
         */
        public B projection(String... paths) {
            return projection(Arrays.stream(paths).map(AttributePath::parse).toList());
        }

        /**
         * Sets which parts of the items are read, as {@link #projection(String...)} does.
         *
         * @param paths the parts; none for whole items
         * @throws IllegalArgumentException if two paths contradict each other
         */
        public B projection(List<AttributePath> paths) {
            return set(PROJECTION, AttributePath.projection(paths));
        }

        /**
         * Sets what is done with an item that was read and doesn't fit its type. Unless it is set, the read fails. With a
         * handler, such an item is skipped: it is reported to the handler, a scan goes on with the next item, and a
         * batch get counts its key as missing. A handler that throws makes the read fail, so {@code e -> { throw e; }} is
         * what is done by default.
         *
         * <p>The handler may be called by several threads at a time; it should not block. The exception says which attribute is at
         * fault, and holds the {@linkplain InvalidItemException#key() key} and what was
         * {@linkplain InvalidItemException#item() read}.
         *
         * @param handler receives each item that is skipped
         */
        public B onUnmappable(Consumer<? super InvalidItemException> handler) {
            return set(ON_UNMAPPABLE, handler);
        }
    }
}
