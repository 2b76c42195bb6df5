package io.dynox;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What batch gets and scans have in common. A value that was not set is taken from the defaults.
 *
 * <p>Immutable.
 */
abstract sealed class ReadOptions permits GetOptions, ScanOptions {

    /** What was set; null where nothing was. */
    record Common(
            @Nullable Boolean consistentRead,
            @Nullable RetryPolicy retry,
            @Nullable List<AttributePath> projection) {

        Common withDefaults(Common defaults) {
            return new Common(
                    or(consistentRead, defaults.consistentRead),
                    or(retry, defaults.retry),
                    or(projection, defaults.projection));
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
    abstract static sealed class Builder<B extends Builder<B>> permits GetOptions.Builder, ScanOptions.Builder {

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
            common = new Common(consistentRead, common.retry, common.projection);
            return self();
        }

        /**
         * Sets how long and how often a request is repeated.
         *
         * @param retry the retry policy
         */
        public B retry(RetryPolicy retry) {
            common = new Common(common.consistentRead, Objects.requireNonNull(retry, "retry"), common.projection);
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
            common = new Common(common.consistentRead, common.retry, AttributePath.projection(paths));
            return self();
        }
    }
}
