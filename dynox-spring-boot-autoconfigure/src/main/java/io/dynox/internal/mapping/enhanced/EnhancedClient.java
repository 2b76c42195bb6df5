package io.dynox.internal.mapping.enhanced;

/** Whether the Enhanced client is there. Names none of its classes, so that it can be loaded without it. */
public final class EnhancedClient {

    private static final boolean PRESENT = find();

    private EnhancedClient() {}

    public static boolean isPresent() {
        return PRESENT;
    }

    private static boolean find() {
        try {
            Class.forName(
                    "software.amazon.awssdk.enhanced.dynamodb.TableSchema",
                    false,
                    EnhancedClient.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
