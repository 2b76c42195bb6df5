package io.dynox.internal.sdk;

import io.dynox.internal.mapping.value.NumberText;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A primary key as DynamoDB sees it: equal for {@code 1}, {@code 1.0} and {@code 1e0}, and different for {@code 1} and
 * {@code "1"}. The class of a part is its type: {@code String}, {@code Long} or {@code BigDecimal}, {@code SdkBytes}.
 * Immutable.
 */
public final class KeyIdentity {

    private final Object partition;
    private final @Nullable Object sort;
    private final int hash;

    private KeyIdentity(Object partition, @Nullable Object sort) {
        this.partition = partition;
        this.sort = sort;
        this.hash = 31 * partition.hashCode() + (sort == null ? 0 : sort.hashCode());
    }

    static KeyIdentity of(AttributeValue partition, @Nullable AttributeValue sort) {
        return new KeyIdentity(part(partition), sort == null ? null : part(sort));
    }

    /**
     * The key of two values that are canonical.
     *
     * @param partition a {@code String}, what {@link NumberText#canonical} makes of a number, or {@code SdkBytes}
     */
    public static KeyIdentity ofParts(Object partition, @Nullable Object sort) {
        return new KeyIdentity(partition, sort);
    }

    private static Object part(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> NumberText.canonical(value.n());
            case B -> value.b();
            default -> throw new IllegalArgumentException("a key can't be of type " + value.type());
        };
    }

    /** What items of one partition have in common. */
    public Object partition() {
        return partition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof KeyIdentity that
                        && hash == that.hash
                        && partition.equals(that.partition)
                        && (sort == null ? that.sort == null : sort.equals(that.sort)));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Without the value, so that it may be logged. */
    @Override
    public String toString() {
        return "KeyIdentity[" + partition.getClass().getSimpleName()
                + (sort == null ? "" : ", " + sort.getClass().getSimpleName()) + "]";
    }
}
