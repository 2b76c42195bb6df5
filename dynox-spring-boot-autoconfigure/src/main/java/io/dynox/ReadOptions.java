package io.dynox;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What batch gets and scans have in common. A value that was not set is taken from the defaults.
 *
 * <p>Immutable.
 */
abstract sealed class ReadOptions permits GetOptions, PagedOptions {

    /** What was set; null where nothing was. */
    record Common(
            @Nullable Boolean consistentRead,
            @Nullable RetryPolicy retry,
            @Nullable List<AttributePath> projection,
            @Nullable Consumer<? super InvalidItemException> onUnmappable) {

        static final Common UNSET = new Common(null, null, null, null);

        Common withDefaults(Common defaults) {
            return new Common(
                    or(consistentRead, defaults.consistentRead),
                    or(retry, defaults.retry),
                    or(projection, defaults.projection),
                    this.onUnmappable == null ? defaults.onUnmappable : this.onUnmappable);
        }
    }

    final Common common;

    ReadOptions(Common common) {
        this.common = common;
    }

    static <V> @Nullable V or(@Nullable V value, @Nullable V other) {
        return value == null ? other : value;
    }

    /**
     * Returns whether reads see every write that was confirmed before them. Such reads cost twice the read units: false
     * by default.
     */
    public boolean consistentRead() {
        return common.consistentRead != null && common.consistentRead;
    }

    /** Returns how long and how often a request is repeated: {@link RetryPolicy#DEFAULT} by default. */
    public RetryPolicy retry() {
        return Objects.requireNonNullElse(common.retry, RetryPolicy.DEFAULT);
    }

    /**
     * Returns what is done with items that don't fit their type.
     *
     * @return the handler of items that are skipped, or empty if such an item makes the read fail; empty by default
     */
    public Optional<Consumer<? super InvalidItemException>> onUnmappable() {
        return Optional.ofNullable(common.onUnmappable);
    }

    /**
     * Returns which parts of the items are read. A path within another one is left out: empty, which stands for whole
     * items, by default.
     */
    public List<AttributePath> projection() {
        return Objects.requireNonNullElse(common.projection, List.of());
    }

    /**
     * Collects the values that batch gets and scans have in common.
     *
     * @param <B> the builder
     */
    abstract static sealed class Builder<B extends Builder<B>> permits GetOptions.Builder, PagedOptions.Builder {

        private Common common;

        Builder(Common common) {
            this.common = common;
        }

        abstract B self();

        Common common() {
            return common;
        }

        /**
         * Sets whether reads see every write that was confirmed before them. Such reads cost twice the read units.
         *
         * @param consistentRead whether reads are strongly consistent
         */
        public B consistentRead(boolean consistentRead) {
            common = new Common(consistentRead, common.retry, common.projection, common.onUnmappable);
            return self();
        }

        /**
         * Sets how long and how often a request is repeated.
         *
         * @param retry the retry policy
         */
        public B retry(RetryPolicy retry) {
            common = new Common(
                    common.consistentRead,
                    Objects.requireNonNull(retry, "retry"),
                    common.projection,
                    common.onUnmappable);
            return self();
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
            common = new Common(
                    common.consistentRead, common.retry, AttributePath.projection(paths), common.onUnmappable);
            return self();
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
         * @return this builder
         */
        public B onUnmappable(Consumer<? super InvalidItemException> handler) {
            common = new Common(
                    common.consistentRead, common.retry, common.projection, Objects.requireNonNull(handler, "handler"));
            return self();
        }
    }
}
