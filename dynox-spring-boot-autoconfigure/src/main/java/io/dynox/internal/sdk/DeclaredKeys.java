package io.dynox.internal.sdk;

import io.dynox.TableAccessException;
import io.dynox.internal.Printable;
import io.dynox.internal.TableProperty;
import io.dynox.internal.mapping.item.TableKeys;
import org.jspecify.annotations.Nullable;

/** Compares the key that a type declares with the key of a table. Stateless. */
final class DeclaredKeys {

    private DeclaredKeys() {}

    /** Whether both name the same attributes, of the same types as far as these are known. */
    static boolean fit(TableKeys declared, TableKeys actual) {
        return fit(declared.partition(), actual.partition()) && fit(declared.sort(), actual.sort());
    }

    private static boolean fit(TableKeys.@Nullable Attribute declared, TableKeys.@Nullable Attribute actual) {
        if (declared == null || actual == null) {
            return declared == null && actual == null;
        }
        return declared.name().equals(actual.name())
                && (declared.type() == null || actual.type() == null || declared.type() == actual.type());
    }

    static TableAccessException misfit(TableModel<?> model, TableKeys declared, TableKeys actual, ServiceSite site) {
        return new TableAccessException(
                model.table(),
                model.type().getTypeName() + " declares the key " + text(declared) + ", but table '" + model.table()
                        + "' in " + site + " has the key " + text(actual)
                        + ": name the attributes of the table's key with @DynamoDbAttribute, give them the table's types,"
                        + " or correct the table's name or " + TableProperty.of(TableName.of(model.table()))
                        + " if it is set. Nothing was written.",
                null);
    }

    private static String text(TableKeys keys) {
        TableKeys.Attribute sort = keys.sort();
        return sort == null ? text(keys.partition()) : text(keys.partition()) + ", " + text(sort);
    }

    private static String text(TableKeys.Attribute key) {
        return "'" + Printable.of(key.name()) + "'" + (key.type() == null ? "" : " (" + key.type() + ")");
    }
}
