package io.dynox.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table that a test needs: {@code @Table(name = "users", partitionKey = "pk", sortKey = "sk")}.
 */
@Target({ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Table {

    /**
     * The name.
     *
     * @return as the application uses it
     */
    String name();

    /**
     * The name of the partition key attribute.
     *
     * @return not empty
     */
    String partitionKey();

    /**
     * The type of the partition key.
     *
     * @return string, unless set
     */
    ScalarAttributeType partitionKeyType() default ScalarAttributeType.S;

    /**
     * The name of the sort key attribute.
     *
     * @return empty for a table without one
     */
    String sortKey() default "";

    /**
     * The type of the sort key, if there is one.
     *
     * @return string, unless set
     */
    ScalarAttributeType sortKeyType() default ScalarAttributeType.S;
}
