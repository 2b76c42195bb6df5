package io.dynox.test.assertj;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.SentRequest;
import java.util.List;

/**
 * Where assertions on an in-memory DynamoDB start. To be imported beside AssertJ's own {@code assertThat}.
 *
 * <pre>{@code
 * assertThat(dynamo).table("users").hasItemCount(2).containsItem(Map.of("pk", "USER#1"));
 * assertThat(dynamo).table("users").item(Map.of("pk", "USER#1")).hasAttribute("age", 36);
 * assertThat(dynamo.requests()).ofOperation("BatchWriteItem").onTable("users").hasSize(4);
 * }</pre>
 *
 * <p>Keys and expected values are Java values ({@code String}, {@code Number}, {@code Boolean}, {@code byte[]}, {@code List},
 * {@code Map}, {@code Set}, {@code null}) or {@code AttributeValue}s, and are compared as DynamoDB compares them: {@code 1} equals
 * {@code 1.0}, and sets have no order. Assertions see what is there at the moment, are neither logged nor hit by faults, and wait
 * for nothing. Stateless.
 */
public final class DynoxAssertions {

    private DynoxAssertions() {}

    /** Assertions on a database. */
    public static InMemoryDynamoDbAssert assertThat(InMemoryDynamoDb actual) {
        return new InMemoryDynamoDbAssert(actual);
    }

    /** Assertions on requests that a database was sent, in their order. */
    public static RequestsAssert assertThat(List<SentRequest> actual) {
        return new RequestsAssert(actual);
    }
}
