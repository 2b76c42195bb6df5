package io.dynox.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads absent attributes as {@code null}, zero or {@code false}, for a component, or for all components of a record.
 *
 * <p>Without it, an item that lacks the attribute of a component is refused, because it may be an item of another type, and
 * writing it back would destroy it. Components that are {@code @Nullable} (of any library whose annotation is kept at
 * run time, JSpecify's for one), {@code Optional}, a {@code List}, a {@code Set} or a {@code Map}, or that have a
 * {@link Default}, need no attribute either.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface AllowMissing {}
