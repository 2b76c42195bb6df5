package io.dynox.internal.mapping.record;

import io.dynox.annotation.AllowMissing;
import io.dynox.annotation.Default;
import io.dynox.annotation.EpochSeconds;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.Primitives;
import io.dynox.internal.mapping.value.UnmappableException;
import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how a record is mapped from its components, their types and their annotations. */
final class RecordReader {

    private final Class<?> type;
    private final TypeCodecs codecs;
    private final RecordAnnotations annotations;
    private final Reflection reflection;

    private RecordReader(Class<?> type, TypeCodecs codecs, RecordAnnotations annotations) {
        this.type = type;
        this.codecs = codecs;
        this.annotations = annotations;
        this.reflection = Reflection.into(type);
    }

    static RecordCodec read(
            Class<?> type, TypeCodecs codecs, RecordAnnotations annotations, Map<Class<?>, RecordCodec> records) {
        RecordReader reader = new RecordReader(type, codecs, annotations);
        RecordCodec codec = new RecordCodec(type, reader.reflection.creator(type));
        records.put(type, codec);
        codec.complete(reader.parts());
        return codec;
    }

    private List<RecordPart> parts() {
        List<RecordPart> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                RecordPart part = part(component);
                for (String name : part.attributes()) {
                    if (!names.add(name)) {
                        throw new UnmappableException("attribute '" + name
                                + "' holds another component already: name it otherwise with @DynamoDbAttribute");
                    }
                }
                parts.add(part);
            } catch (UnmappableException e) {
                throw e.in(place(component));
            }
        }
        return parts;
    }

    private RecordPart part(RecordComponent component) {
        ComponentRules rules = annotations.rules(component);
        Default given = ComponentAnnotations.find(component, Default.class);
        if (rules.ignored()) {
            return new IgnoredPart(given == null ? unset(component) : value(component, rules, given));
        }
        MethodHandle getter = reflection.getter(component);
        if (rules.flattened()) {
            return flattened(component, getter, given);
        }
        ValueCodec codec = codec(component, rules);
        @Nullable
        Object absent = given != null
                ? value(component, rules, given)
                : codec.absent() != null ? codec.absent() : Primitives.zero(component.getType());
        return new RecordProperty(
                component.getName(),
                rules.attribute(),
                component.getGenericType(),
                getter,
                codec,
                absent,
                given == null && codec.absent() == null && !codecs.isLenient() && !Nullness.allowsAbsence(component),
                rules.filled(),
                place(component));
    }

    private RecordPart flattened(RecordComponent component, MethodHandle getter, @Nullable Default given) {
        if (!component.getType().isRecord()) {
            throw new UnmappableException("only records can be flattened: make it one, or take @DynamoDbFlatten away");
        }
        if (given != null) {
            throw new UnmappableException("a flattened record has no default: give its components defaults");
        }
        RecordCodec codec = codecs.ofRecord(component.getType());
        if (!codec.isComplete()) {
            throw new UnmappableException("a record can't be flattened into itself: take @DynamoDbFlatten away");
        }
        List<String> attributes = codec.parts().stream()
                .flatMap(part -> part.attributes().stream())
                .toList();
        return new FlattenedPart(component.getName(), getter, codec, attributes);
    }

    /** What an ignored component is; types that can't be stored are fine there. */
    private @Nullable Object unset(RecordComponent component) {
        try {
            Object absent = codecs.of(component.getGenericType()).absent();
            return absent != null ? absent : Primitives.zero(component.getType());
        } catch (UnmappableException e) {
            return null;
        }
    }

    private ValueCodec codec(RecordComponent component, ComponentRules rules) {
        if (ComponentAnnotations.has(component, EpochSeconds.class)) {
            if (rules.converter() != null) {
                throw new UnmappableException(
                        "it has @EpochSeconds and @DynamoDbConvertedBy, which say different things: take one away");
            }
            return TypeCodecs.epochSeconds(component.getGenericType());
        }
        return rules.converter() != null ? rules.converter() : codecs.of(component.getGenericType());
    }

    private @Nullable Object value(RecordComponent component, ComponentRules rules, Default given) {
        try {
            return TypeCodecs.value(codec(component, rules), given.value());
        } catch (BadValue e) {
            throw new UnmappableException("@Default(\"" + given.value() + "\") " + e.getMessage() + ": correct it");
        }
    }

    private String place(RecordComponent component) {
        return "component '" + component.getName() + "' of record " + type.getTypeName() + ", type "
                + component.getGenericType().getTypeName();
    }

    /** Whether a component of a record may be null. */
    private static final class Nullness {

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
}
