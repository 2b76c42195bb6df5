package io.dynox;

/** How the writes of a typed table are sent. */
public enum WriteMode {

    /** In batches, 25 puts and deletes a request ({@code BatchWriteItem}), without conditions. The default. */
    BATCHED,

    /**
     * Each by itself, {@code PutItem} or {@code DeleteItem}, several at a time, each put under the condition that its type
     * asks for: that the item's version ({@code @DynamoDbVersionAttribute}) is still the one that was read. A put whose
     * condition doesn't hold is a failed write, with a {@link ConditionFailedException}; deletes go by the key and have no
     * condition. Order per key, retries, rate limits and the account are those of a batch. It takes a request for each
     * item, and writes the version that comes next; read an item again before it is written again.
     */
    CONDITIONAL
}
