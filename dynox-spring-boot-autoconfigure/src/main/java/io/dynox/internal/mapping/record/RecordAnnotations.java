package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Says what the annotations of an optional library mean for records. Records know this interface; the library's room
 * implements it, so that records are mapped without the library too. Thread-safe.
 */
public interface RecordAnnotations {

    /** Without any library: each component is an attribute of its own name. */
    RecordAnnotations NONE = new RecordAnnotations() {
        @Override
        public ComponentRules rules(RecordComponent component) {
            return new ComponentRules(component.getName(), false, false, false, null);
        }

        @Override
        public @Nullable ValueCodec entity(Class<?> type) {
            return null;
        }
    };

    /**
     * Returns the rules of a component.
     *
     * @throws UnmappableException if the annotations can't be followed
     */
    ComponentRules rules(RecordComponent component);

    /** Returns the codec of a class that the library maps, or null if it doesn't map the class. */
    @Nullable
    ValueCodec entity(Class<?> type);
}
