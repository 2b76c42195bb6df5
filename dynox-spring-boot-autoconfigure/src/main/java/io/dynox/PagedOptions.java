package io.dynox;

import io.dynox.internal.Checks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What scans and queries have in common. A value that was not set is taken from the defaults.
 *
 * <p>Immutable.
 */
abstract sealed class PagedOptions extends ReadOptions permits ScanOptions {

    /** What was set; null where nothing was. */
    record Paging(@Nullable Integer pageItems, @Nullable ReadPosition position) {

        static final Paging UNSET = new Paging(null, null);

        Paging withDefaults(Paging defaults) {
            return new Paging(or(pageItems, defaults.pageItems), or(position, defaults.position));
        }
    }

    final Paging paging;

    PagedOptions(Common common, Paging paging) {
        super(common);
        this.paging = paging;
    }

    /** Returns the largest number of items of a page: zero, the default, for as many as 1 MB holds. */
    public int pageItems() {
        return Objects.requireNonNullElse(paging.pageItems, 0);
    }

    /** Returns where the read begins: {@link ReadPosition#BEGINNING} by default. */
    public ReadPosition position() {
        return Objects.requireNonNullElse(paging.position, ReadPosition.BEGINNING);
    }

    /**
     * Collects the values that scans and queries have in common.
     *
     * @param <B> the builder
     */
    abstract static sealed class Builder<B extends Builder<B>> extends ReadOptions.Builder<B>
            permits ScanOptions.Builder {

        private Paging paging;

        Builder(Common common, Paging paging) {
            super(common);
            this.paging = paging;
        }

        Paging paging() {
            return paging;
        }

        /**
         * Sets the largest number of items of a page.
         *
         * @param pageItems zero for as many as 1 MB holds
         * @throws IllegalArgumentException if it is negative
         */
        public B pageItems(int pageItems) {
            Checks.atLeast("pageItems", pageItems, 0);
            paging = new Paging(pageItems, paging.position);
            return self();
        }

        /**
         * Sets where the read begins, to continue one that ended early. It is read with the options of that one.
         *
         * @param position from {@link ReadPage#position()}, or from the exception of a read that failed
         */
        public B position(ReadPosition position) {
            paging = new Paging(paging.pageItems, Objects.requireNonNull(position, "position"));
            return self();
        }
    }
}
