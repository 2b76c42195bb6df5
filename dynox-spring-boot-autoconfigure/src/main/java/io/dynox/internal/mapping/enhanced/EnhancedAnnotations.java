package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.record.ComponentRules;
import io.dynox.internal.mapping.record.RecordAnnotations;
import io.dynox.internal.mapping.value.UnmappableException;
import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbConvertedBy;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbFlatten;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbIgnore;

/**
 * Reads the Enhanced client's annotations, which land on a component's accessor. {@code @DynamoDbIgnoreNulls} and
 * {@code @DynamoDbPreserveEmptyObject} ask for what is done with records anyway; {@code @DynamoDbUpdateBehavior} is about
 * updates, of which there are none.
 */
final class EnhancedAnnotations implements RecordAnnotations {

    @Override
    public ComponentRules rules(RecordComponent component) {
        Method accessor = component.getAccessor();
        DynamoDbAttribute attribute = accessor.getAnnotation(DynamoDbAttribute.class);
        DynamoDbConvertedBy convertedBy = accessor.getAnnotation(DynamoDbConvertedBy.class);
        return new ComponentRules(
                attribute == null ? component.getName() : attribute.value(),
                accessor.isAnnotationPresent(DynamoDbIgnore.class),
                accessor.isAnnotationPresent(DynamoDbFlatten.class),
                convertedBy == null ? null : converter(convertedBy.value()));
    }

    private static ValueCodec converter(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new EnhancedConverterCodec((AttributeConverter<?>) constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new UnmappableException(
                    "its converter " + type.getName()
                            + " can't be made by a constructor without parameters: give it one",
                    e);
        }
    }

    /** The codec of an entity of the Enhanced client; null when the type is none. */
    @Override
    public @Nullable ValueCodec entity(Class<?> type) {
        return EnhancedEntities.isEntity(type) ? new EnhancedEntityCodec(EnhancedEntities.schema(type)) : null;
    }
}
