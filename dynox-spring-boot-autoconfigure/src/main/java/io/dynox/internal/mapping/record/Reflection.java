package io.dynox.internal.mapping.record;

import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.UnmappableException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Method handles to the accessors and the canonical constructor of a record, which may be private. */
final class Reflection {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType CREATOR = MethodType.methodType(Object.class, Object[].class);

    private final MethodHandles.Lookup lookup;

    private Reflection(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * The way into a record.
     *
     * @throws UnmappableException when its module doesn't let Dynox in
     */
    static Reflection into(Class<?> type) {
        try {
            return new Reflection(MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (IllegalAccessException e) {
            throw new UnmappableException(
                    "its module " + type.getModule().getName() + " doesn't let Dynox in: open its package "
                            + type.getPackageName(),
                    e);
        }
    }

    MethodHandle getter(RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            return lookup.unreflect(accessor).asType(GETTER);
        } catch (IllegalAccessException e) {
            throw new UnmappableException("its accessor can't be called", e);
        }
    }

    MethodHandle creator(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            return lookup.unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(CREATOR);
        } catch (ReflectiveOperationException e) {
            throw new UnmappableException("its canonical constructor can't be called", e);
        }
    }

    static @Nullable Object get(MethodHandle getter, Object owner, String component) {
        try {
            return (Object) getter.invokeExact(owner);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new BadValue(
                            "can't be had: the accessor of component '" + component + "' threw "
                                    + e.getClass().getName() + "; the cause says why",
                            e)
                    .inAttribute(component);
        }
    }

    static Object create(MethodHandle creator, @Nullable Object[] arguments, Class<?> type) {
        try {
            return (Object) creator.invokeExact(arguments);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new BadValue(
                    "can't be read as record " + type.getTypeName() + ", whose constructor threw "
                            + e.getClass().getName() + "; the cause says why",
                    e);
        }
    }
}
