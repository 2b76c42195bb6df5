package io.dynox.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a record is when the item that is read has no such attribute, or NULL in it. For texts, numbers,
 * enums, booleans and times; other defaults belong into the record's compact constructor.
 *
 * <p>Without it, an absent attribute is read as zero or {@code false} by a primitive, as empty by an {@code Optional}, a
 * {@code List}, a {@code Set} or a {@code Map}, and as {@code null} by anything else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Default {

    /**
     * Returns the default, as DynamoDB would hold it: {@code "18"}, {@code "true"}, {@code "2026-01-31"}, the name of a
     * constant.
     */
    String value();
}
