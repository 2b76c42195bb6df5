package io.dynox.test.internal.error;

/** Resource names: a table may be addressed by its name or by its ARN. Stateless. */
public final class Arns {

    /** The region of every table. */
    public static final String REGION = "us-east-1";

    private Arns() {}

    /** Whether a table is addressed by its ARN. */
    public static boolean isArn(String nameOrArn) {
        return nameOrArn.startsWith("arn:");
    }

    /** The name of the table that {@code nameOrArn} addresses. */
    public static String tableName(String nameOrArn) {
        int table = isArn(nameOrArn) ? nameOrArn.indexOf(":table/") : -1;
        return table < 0 ? nameOrArn : nameOrArn.substring(table + ":table/".length());
    }
}
