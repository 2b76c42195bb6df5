package io.dynox.test.internal.error;

import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The account that owns the tables of a database, and the names of its resources. Immutable.
 *
 * @param id twelve digits
 */
public record Account(String id) {

    private static final Pattern ID = Pattern.compile("\\d{12}");

    /** The account of a database that is told of no other. */
    public static final Account DEFAULT = new Account("123456789012");

    /**
     * An account.
     *
     * @throws IllegalArgumentException if the id hasn't twelve digits
     */
    public Account {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("account must have twelve digits, but is '" + id + "'");
        }
    }

    /** The name of a table as a resource. */
    public String ofTable(String table) {
        return "arn:aws:dynamodb:" + Arns.REGION + ":" + id + ":table/" + table;
    }

    /** The name of an index as a resource. */
    public String ofIndex(String table, String index) {
        return ofTable(table) + "/index/" + index;
    }

    /** The key with this id, alias or ARN. */
    public String ofKey(String key) {
        if (key.startsWith("arn:")) {
            return key;
        }
        return "arn:aws:kms:" + Arns.REGION + ":" + id + ":" + (key.startsWith("alias/") ? key : "key/" + key);
    }

    /** Whether this is a table of the account. */
    public boolean isOwn(String arn) {
        return arn.startsWith(ofTable(""));
    }

    /** What the service says to a user of this account who may not do something. */
    public DynamoDbException accessDenied(String operation, String resource) {
        return ServiceErrors.accessDenied(id, operation, resource);
    }
}
