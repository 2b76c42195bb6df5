package io.dynox.test.internal.error;

/** Resource names: a table may be addressed by its name or by its ARN. Stateless. */
public final class Arns {

    /** The account that owns every table. */
    public static final String ACCOUNT = "000000000000";

    /** The region of every table. */
    public static final String REGION = "us-east-1";

    private static final String PREFIX = "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":table/";

    private Arns() {}

    public static String ofTable(String table) {
        return PREFIX + table;
    }

    public static String ofIndex(String table, String index) {
        return PREFIX + table + "/index/" + index;
    }

    /** Whether this is a table of the account that owns them all. */
    public static boolean isOwn(String arn) {
        return arn.startsWith(PREFIX);
    }

    /** The key with this id, alias or ARN. */
    public static String ofKey(String id) {
        if (id.startsWith("arn:")) {
            return id;
        }
        return "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":" + (id.startsWith("alias/") ? id : "key/" + id);
    }

    /** The name of the table that {@code nameOrArn} addresses. */
    public static String tableName(String nameOrArn) {
        int table = nameOrArn.startsWith("arn:") ? nameOrArn.indexOf(":table/") : -1;
        return table < 0 ? nameOrArn : nameOrArn.substring(table + ":table/".length());
    }
}
