package io.dynox.test;

import io.dynox.test.internal.schema.AnnotatedTable;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** The tables of annotated classes. Stateless. */
final class ClassTables {

    private ClassTables() {}

    /** The name of the table of a class: its own in snake case. */
    static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(.)(\\p{Lu})", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /**
     * The request that creates the table of a class.
     *
     * @throws IllegalStateException if the Enhanced client is missing
     */
    static CreateTableRequest request(String name, Class<?> type) {
        try {
            return AnnotatedTable.request(name, type);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The table of " + type.getName()
                            + " needs the Enhanced client: add software.amazon.awssdk:dynamodb-enhanced to the class path",
                    e);
        }
    }
}
