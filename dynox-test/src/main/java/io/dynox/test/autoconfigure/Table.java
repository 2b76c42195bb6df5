package io.dynox.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table that a test needs: {@code @Table(name = "users", partitionKey = "pk", sortKey = "sk")}, or, where a class names the keys
 * already, {@code @Table(name = "users", type = User.class)}.
 */
@Target({ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Table {

    /**
     * The name.
     *
     * @return as the application uses it; with a {@link #type()} it may be left out, and is then that of the type's
     *     {@code @DynoxTable}, or the name of the class in snake case, {@code user_profile} for {@code UserProfile}; with
     *     {@code dynox.table-prefix} and {@code dynox.table-suffix}
     */
    String name() default "";

    /**
     * A class that describes the table, indexes included: a {@code @DynamoDbBean}, a {@code @DynamoDbImmutable}, or a record with
     * {@code @DynamoDbPartitionKey} and the other key annotations at its components. Needs the Enhanced client on the class path.
     *
     * @return instead of the keys below
     */
    Class<?> type() default void.class;

    /**
     * The name of the partition key attribute.
     *
     * @return not empty, unless there is a {@link #type()}
     */
    String partitionKey() default "";

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
