package io.dynox.test.assertj;

import io.dynox.test.InMemoryDynamoDb;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a database. Not thread-safe. */
public final class InMemoryDynamoDbAssert extends AbstractAssert<InMemoryDynamoDbAssert, InMemoryDynamoDb> {

    InMemoryDynamoDbAssert(InMemoryDynamoDb actual) {
        super(actual, InMemoryDynamoDbAssert.class);
    }

    /** There is a table called {@code name}. */
    public InMemoryDynamoDbAssert hasTable(String name) {
        isNotNull();
        if (!actual.tableNames().contains(name)) {
            throw failure("Expected a table '%s', but there is %s", name, tables());
        }
        return this;
    }

    /** There is no table called {@code name}. */
    public InMemoryDynamoDbAssert doesNotHaveTable(String name) {
        isNotNull();
        if (actual.tableNames().contains(name)) {
            throw failure("Expected no table '%s', but there is %s", name, tables());
        }
        return this;
    }

    /** Assertions on a table, which must be there. */
    public TableAssert table(String name) {
        hasTable(name);
        return new TableAssert(actual, name);
    }

    /** Assertions on the requests that the clients have sent. */
    public RequestsAssert requests() {
        isNotNull();
        return new RequestsAssert(actual.requests());
    }

    private String tables() {
        return actual.tableNames().isEmpty() ? "none" : String.join(", ", actual.tableNames());
    }
}
