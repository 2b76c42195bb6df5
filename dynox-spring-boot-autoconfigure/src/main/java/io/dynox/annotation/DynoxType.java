package io.dynox.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how an item of this type differs from the other items of its table, for tables that hold several types
 * (single-table design). A sealed interface whose records all have it is a table's type:
 * {@code table("shop", Entity.class)}.
 *
 * <p>With {@link #value()}, Dynox writes the attribute with each item, and an item is of this type if the attribute has that
 * value: {@code @DynoxType(attribute = "type", value = "order")}. With {@link #prefix()}, the attribute is one of the
 * record's own, usually the sort key, and an item is of this type if the attribute begins so:
 * {@code @DynoxType(attribute = "sk", prefix = "ORDER#")}. A value is looked at before prefixes, and a longer prefix before a
 * shorter one. An item that was read as this type and is of another one is refused rather than filled with defaults.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DynoxType {

    /** Returns the name of the attribute, a string, that identifies the type. */
    String attribute();

    /** Returns the value of the attribute; empty if a prefix identifies the type. */
    String value() default "";

    /** Returns what the value of the attribute begins with; empty if a whole value identifies the type. */
    String prefix() default "";
}
