package io.dynox.internal.mapping.record;

import io.dynox.annotation.AllowMissing;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;

/** Whether a component of a record may be null. */
final class Nullness {

    private Nullness() {}

    static boolean allowsAbsence(RecordComponent component) {
        return ComponentAnnotations.has(component, AllowMissing.class)
                || component.getDeclaringRecord().isAnnotationPresent(AllowMissing.class)
                || isNullable(component);
    }

    /** Libraries agree on the name of the annotation, and place it on the type, the component or the accessor. */
    private static boolean isNullable(RecordComponent component) {
        Annotation[][] places = {
            component.getAnnotatedType().getAnnotations(),
            component.getAnnotations(),
            component.getAccessor().getAnnotations(),
            component.getAccessor().getAnnotatedReturnType().getAnnotations()
        };
        return Stream.of(places)
                .flatMap(Arrays::stream)
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }
}
