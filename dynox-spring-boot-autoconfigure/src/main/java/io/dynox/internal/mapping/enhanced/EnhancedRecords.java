package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.record.FlattenedPart;
import io.dynox.internal.mapping.record.RecordCodec;
import io.dynox.internal.mapping.record.RecordMapper;
import io.dynox.internal.mapping.record.RecordPart;
import io.dynox.internal.mapping.record.RecordProperty;
import io.dynox.internal.mapping.record.TypeCodecs;
import io.dynox.internal.mapping.value.UnmappableException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.BeanTableSchemaAttributeTag;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The table metadata of a record, from the Enhanced client's annotations on its components: read as the Enhanced client
 * reads those of a bean, so that its own and other extensions' annotations are all understood.
 */
public final class EnhancedRecords {

    private EnhancedRecords() {}

    public static <T> ItemMapper<T> mapper(Class<T> type) {
        RecordCodec codec = new TypeCodecs(new EnhancedAnnotations()).ofRecord(type);
        EnhancedRecordSchema<T> schema = new EnhancedRecordSchema<>(type, codec);
        RecordCodec lenient = new TypeCodecs(new EnhancedAnnotations(), true).ofRecord(type);
        return new RecordMapper<>(
                type, codec, lenient, EnhancedKeys.of(schema.tableMetadata()), new EnhancedExtensions<>(schema));
    }

    static TableMetadata metadata(RecordCodec codec) {
        StaticTableMetadata.Builder metadata = StaticTableMetadata.builder();
        collect(codec, metadata);
        return metadata.build();
    }

    private static void collect(RecordCodec codec, StaticTableMetadata.Builder metadata) {
        RecordComponent[] components = codec.type().getRecordComponents();
        List<RecordPart> parts = codec.parts();
        for (int i = 0; i < components.length; i++) {
            if (parts.get(i) instanceof FlattenedPart flattened) {
                collect(flattened.codec(), metadata);
            } else if (parts.get(i) instanceof RecordProperty property) {
                for (Annotation annotation : components[i].getAccessor().getAnnotations()) {
                    tag(annotation, components[i], property, metadata);
                }
            }
        }
    }

    private static void tag(
            Annotation annotation,
            RecordComponent component,
            RecordProperty property,
            StaticTableMetadata.Builder metadata) {
        BeanTableSchemaAttributeTag source =
                annotation.annotationType().getAnnotation(BeanTableSchemaAttributeTag.class);
        if (source == null) {
            return;
        }
        try {
            StaticAttributeTag tag = tag(source.value(), annotation);
            AttributeValueType stored = stored(property.codec().stored());
            tag.validateType(property.attribute(), EnhancedType.of(component.getGenericType()), stored);
            tag.modifyMetadata(property.attribute(), stored).accept(metadata);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new UnmappableException(
                    "component '" + component.getName() + "' can't have @"
                            + annotation.annotationType().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private static StaticAttributeTag tag(Class<?> source, Annotation annotation) throws ReflectiveOperationException {
        Method method = source.getDeclaredMethod("attributeTagFor", annotation.annotationType());
        method.setAccessible(true);
        return (StaticAttributeTag) method.invoke(null, annotation);
    }

    static AttributeValueType stored(AttributeValue.@Nullable Type type) {
        if (type == null) {
            throw new IllegalArgumentException("its type doesn't tell how it is stored; give it another one");
        }
        return type == AttributeValue.Type.NUL ? AttributeValueType.NULL : AttributeValueType.valueOf(type.name());
    }
}
