package io.dynox.test;

/** How a JSON document writes the values of items. The document doesn't say which, so its reader must. */
public enum JsonFormat {
    /**
     * As any JSON document: a string is a string (S), a number a number (N), an array a list (L), an object a map (M),
     * {@code true} and {@code false} are BOOL, {@code null} is NULL. There are no sets and no binaries.
     */
    PLAIN,
    /**
     * As DynamoDB's API does, each value with its type: {@code {"pk": {"S": "USER#1"}, "age": {"N": "36"}}}. Binaries are
     * in Base64. The output of {@code aws dynamodb scan} is accepted as a whole.
     */
    DYNAMODB
}
