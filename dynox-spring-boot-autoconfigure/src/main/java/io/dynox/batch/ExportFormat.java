package io.dynox.batch;

/** What the lines of a file are. */
public enum ExportFormat {
    /** DynamoDB's JSON, as the service exports it: {@code {"Item":{"pk":{"S":"a"}}}}, and the lines of an incremental export. */
    DYNAMODB_JSON,
    /** Plain JSON: {@code {"pk":"a","n":1}}. It has no sets and no binary values. */
    PLAIN_JSON
}
