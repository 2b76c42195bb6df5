package io.dynox.test.autoconfigure;

import io.dynox.test.InMemoryDynamoDb;

/**
 * The state in which each test finds the database.
 *
 * @param declared the tables that exist
 */
record DynoxTestTables(DeclaredTables declared) {

    InMemoryDynamoDb newDatabase() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
        declared.createIn(dynamo);
        return dynamo;
    }

    void restore(InMemoryDynamoDb dynamo) {
        dynamo.faults().clear();
        dynamo.clear();
        declared.createIn(dynamo);
    }
}
