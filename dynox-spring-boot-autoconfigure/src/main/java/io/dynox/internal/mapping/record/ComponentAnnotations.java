package io.dynox.internal.mapping.record;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** The annotations of components, which Kotlin can only put on their accessors. Stateless. */
final class ComponentAnnotations {

    private ComponentAnnotations() {}

    static <A extends Annotation> @Nullable A find(RecordComponent component, Class<A> type) {
        A own = component.getAnnotation(type);
        return own == null ? component.getAccessor().getAnnotation(type) : own;
    }

    static boolean has(RecordComponent component, Class<? extends Annotation> type) {
        return find(component, type) != null;
    }
}
