package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.value.UnmappableException;
import java.lang.reflect.Modifier;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbImmutable;

/** The classes that the Enhanced client maps. */
public final class EnhancedEntities {

    private EnhancedEntities() {}

    public static boolean isEntity(Class<?> type) {
        return type.isAnnotationPresent(DynamoDbBean.class) || type.isAnnotationPresent(DynamoDbImmutable.class);
    }

    /**
     * The Enhanced client's schema of a class.
     *
     * @throws UnmappableException when it refuses the class
     */
    public static <T> TableSchema<T> schema(Class<T> type) {
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new UnmappableException(
                    "the Enhanced client calls its methods, and it isn't public: make the class, and those around it, public");
        }
        try {
            return TableSchema.fromClass(type);
        } catch (RuntimeException e) {
            throw new UnmappableException("the Enhanced client refuses it: " + e.getMessage(), e);
        }
    }
}
