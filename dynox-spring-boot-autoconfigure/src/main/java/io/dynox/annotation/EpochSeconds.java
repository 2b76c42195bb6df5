package io.dynox.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a time as a number: the seconds since 1970-01-01T00:00:00Z. That is the form that DynamoDB's time to live needs:
 * {@code record Session(@DynamoDbPartitionKey String id, @EpochSeconds Instant expires) {}}. For components of type
 * {@code Instant} or {@code OffsetDateTime} (read in UTC), or an {@code Optional} of them. Fractions of a second are cut off.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface EpochSeconds {}
