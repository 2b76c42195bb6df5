package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.value.UnmappableException;
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
     * @throws UnmappableException when it refuses the class, or passes over what the class asks for
     */
    public static <T> TableSchema<T> schema(Class<T> type) {
        EnhancedMistakes.checkForm(type);
        TableSchema<T> schema;
        try {
            schema = TableSchema.fromClass(type);
        } catch (RuntimeException e) {
            throw new UnmappableException("the Enhanced client refuses it: " + EnhancedMistakes.refusal(e), e);
        }
        EnhancedMistakes.checkSchema(type, schema);
        EnhancedMistakes.checkAnnotations(type);
        return schema;
    }
}
