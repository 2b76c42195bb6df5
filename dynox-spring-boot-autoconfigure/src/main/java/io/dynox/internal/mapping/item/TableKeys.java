package io.dynox.internal.mapping.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The primary key of a table.
 *
 * <p>Immutable.
 *
 * @param partition the partition key
 * @param sort the sort key; null for a table without one
 */
public record TableKeys(Attribute partition, @Nullable Attribute sort) {

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when both keys have one name
     */
    public TableKeys {
        if (sort != null && sort.name().equals(partition.name())) {
            throw new IllegalArgumentException(
                    "partition key and sort key must be two attributes, but both are '" + sort.name() + "'");
        }
    }

    /**
     * A key attribute.
     *
     * @param name its name, not empty
     * @param type S, N or B; null when it isn't known, which lets all three pass
     */
    public record Attribute(String name, @Nullable ScalarAttributeType type) {

        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException when the name is empty
         */
        public Attribute {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the name of a key attribute must not be empty");
            }
        }
    }

    /**
     * The key of a table without a sort key, whose type isn't known.
     *
     * @param partitionKey the name of the partition key
     * @return a key
     */
    public static TableKeys of(String partitionKey) {
        return new TableKeys(new Attribute(partitionKey, null), null);
    }

    /**
     * The key of a table with a sort key, whose types aren't known.
     *
     * @param partitionKey the name of the partition key
     * @param sortKey the name of the sort key
     * @return a key
     */
    public static TableKeys of(String partitionKey, String sortKey) {
        return new TableKeys(new Attribute(partitionKey, null), new Attribute(sortKey, null));
    }

    /**
     * Whether an attribute is one of the key.
     *
     * @param name the name of an attribute
     * @return whether it is the partition key or the sort key
     */
    public boolean has(String name) {
        return name.equals(partition.name()) || (sort != null && name.equals(sort.name()));
    }

    /** The names of its attributes, the partition key first. */
    public List<String> names() {
        return sort == null ? List.of(partition.name()) : List.of(partition.name(), sort.name());
    }

    /** Returns the number of attributes of the key: one or two. */
    public int size() {
        return sort == null ? 1 : 2;
    }
}
