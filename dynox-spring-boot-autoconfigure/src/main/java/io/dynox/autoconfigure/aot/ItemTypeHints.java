package io.dynox.autoconfigure.aot;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Registers what mapping a type needs by reflection: constructors and accessors, of records inside of it too, and the
 * converters and the tags of the Enhanced client's annotations, which are looked up by name as the client is optional.
 * Not thread-safe; local to one processing.
 */
final class ItemTypeHints {

    private static final String ANNOTATIONS = "software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.";
    private static final String CONVERTED_BY = ANNOTATIONS + "DynamoDbConvertedBy";
    private static final String ATTRIBUTE_TAG = ANNOTATIONS + "BeanTableSchemaAttributeTag";

    private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();
    private final Set<Class<?>> seen = new HashSet<>();
    private final ReflectionHints hints;

    ItemTypeHints(ReflectionHints hints) {
        this.hints = hints;
    }

    void register(Class<?> type) {
        binding.registerReflectionHints(hints, type);
        annotations(ResolvableType.forClass(type));
    }

    private void annotations(ResolvableType type) {
        for (ResolvableType inside : type.getGenerics()) {
            annotations(inside);
        }
        Class<?> raw = type.resolve(Object.class);
        if (!raw.isRecord() || !seen.add(raw)) {
            return;
        }
        for (RecordComponent component : raw.getRecordComponents()) {
            annotations(component.getAccessor());
            annotations(ResolvableType.forMethodReturnType(component.getAccessor()));
        }
    }

    private void annotations(Method accessor) {
        MergedAnnotations found = MergedAnnotations.from(accessor);
        MergedAnnotation<?> converter = found.get(CONVERTED_BY);
        if (converter.isPresent()) {
            hints.registerType(converter.getClass("value"), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
        }
        found.stream(ATTRIBUTE_TAG)
                .forEach(tag -> hints.registerType(tag.getClass("value"), MemberCategory.INVOKE_DECLARED_METHODS));
    }
}
