package io.dynox;

/** What a caller asked Dynox for. Each is made of any number of requests to DynamoDB. */
public enum OperationKind {
    /** A batch get. */
    BATCH_GET,
    /** A batch get of the keys that a publisher emits, each group of up to 100 keys a batch get within it. */
    BATCH_GET_ALL,
    /** A scan, from the subscription to its end. */
    SCAN,
    /** A query, from the subscription to its end. */
    QUERY,
    /** A write of collections of items and keys, {@link BatchOperations#batchWrite}. */
    BATCH_WRITE,
    /** A scoped write, {@link BatchOperations#write}, from its start to its result. */
    WRITE,
    /** A write of what a publisher emits, {@link BatchOperations#writeAll}. */
    WRITE_ALL,
    /** A writer that its caller opened, and closes when it likes: it may live as long as the application. */
    WRITER,
    /** A flush, or the close, of a writer: from the call until every write issued before it has ended. */
    FLUSH
}
