package io.dynox.test.internal.schema;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbConvertedBy;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/**
 * The keys of a record, which the Enhanced client itself can't map. Annotations of a component stand at its accessor, too. The schema
 * knows the key attributes only, and is good for creating the table, not for reading or writing items. Stateless.
 */
final class RecordKeys {

    private RecordKeys() {}

    static TableSchema<?> schema(Class<?> type) {
        StaticTableSchema.Builder<Object> schema = StaticTableSchema.builder(Object.class);
        for (RecordComponent component : type.getRecordComponents()) {
            List<StaticAttributeTag> tags = tags(component.getAccessor());
            if (!tags.isEmpty()) {
                schema.addAttribute(attribute(component, EnhancedType.of(component.getGenericType()), tags));
            }
        }
        return schema.build();
    }

    private static List<StaticAttributeTag> tags(Method accessor) {
        List<StaticAttributeTag> tags = new ArrayList<>();
        if (accessor.isAnnotationPresent(DynamoDbPartitionKey.class)) {
            tags.add(StaticAttributeTags.primaryPartitionKey());
        }
        if (accessor.isAnnotationPresent(DynamoDbSortKey.class)) {
            tags.add(StaticAttributeTags.primarySortKey());
        }
        for (DynamoDbSecondaryPartitionKey key : accessor.getAnnotationsByType(DynamoDbSecondaryPartitionKey.class)) {
            tags.add(StaticAttributeTags.secondaryPartitionKey(List.of(key.indexNames()), key.order()));
        }
        for (DynamoDbSecondarySortKey key : accessor.getAnnotationsByType(DynamoDbSecondarySortKey.class)) {
            tags.add(StaticAttributeTags.secondarySortKey(List.of(key.indexNames()), key.order()));
        }
        return tags;
    }

    @SuppressWarnings("NullAway") // the getter stands for a value that nobody asks for
    private static <R> StaticAttribute<Object, R> attribute(
            RecordComponent component, EnhancedType<R> type, List<StaticAttributeTag> tags) {
        Method accessor = component.getAccessor();
        DynamoDbAttribute renamed = accessor.getAnnotation(DynamoDbAttribute.class);
        StaticAttribute.Builder<Object, R> attribute = StaticAttribute.builder(Object.class, type)
                .name(renamed == null ? component.getName() : renamed.value())
                .getter(item -> null)
                .setter((item, value) -> {})
                .tags(tags);
        DynamoDbConvertedBy converted = accessor.getAnnotation(DynamoDbConvertedBy.class);
        if (converted != null) {
            attribute.attributeConverter(converter(component, converted.value()));
        }
        return attribute.build();
    }

    @SuppressWarnings("unchecked") // as in the Enhanced client, the annotation's word for the type is taken
    private static <R> AttributeConverter<R> converter(
            RecordComponent component, @SuppressWarnings("rawtypes") Class<? extends AttributeConverter> converter) {
        try {
            var constructor = converter.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (AttributeConverter<R>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "The converter of " + component.getDeclaringRecord().getName() + "." + component.getName() + ", "
                            + converter.getName() + ", needs a constructor without parameters",
                    e);
        }
    }
}
