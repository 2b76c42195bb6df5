package io.dynox;

/** What a batch write does with an item. */
public enum WriteOperation {
    /** Adds an item, or replaces the one with the same key as a whole. */
    PUT,
    /** Removes the item of a key, if there is one. */
    DELETE
}
