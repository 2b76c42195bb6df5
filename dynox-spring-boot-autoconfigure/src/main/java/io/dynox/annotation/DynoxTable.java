package io.dynox.annotation;

import io.dynox.BatchOperations;
import io.dynox.WriteMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The table of a type, for {@link BatchOperations#table(Class)}.
 *
 * <p>In an application, the name may hold placeholders: {@code @DynoxTable("${app.tables.users:users}")} is the table that
 * the property {@code app.tables.users} names, and {@code users} without that property. Ahead-of-time processing finds the
 * annotated types in the application's packages, and makes them usable in a native image.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DynoxTable {

    /** Returns the name or the ARN of the table, possibly with placeholders. */
    String value();

    /** Returns how the writes of the table are sent: {@link WriteMode#CONDITIONAL} for types with a version attribute. */
    WriteMode writeMode() default WriteMode.BATCHED;
}
