package io.dynox.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts items from a JSON document into a table before each test, once the tables are empty and before the test's own set-up
 * methods: {@code @Seed(table = "users", location = "classpath:users.json")}. For tests with {@code DynoxTest},
 * {@code AutoConfigureDynox} or a {@code DynoxExtension}.
 *
 * <p>Seeds of a class hold for all its tests, those of nested classes included; seeds of a method come after them. Of several
 * items with one key the last one stays.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(Seeds.class)
public @interface Seed {

    /**
     * The table.
     *
     * @return the name of one that exists
     */
    String table();

    /**
     * Where the document is.
     *
     * @return {@code classpath:users.json}, {@code file:src/test/data/users.json}, or a name on the class path
     */
    String location();

    /**
     * How the document writes values.
     *
     * @return plain, unless set
     */
    JsonFormat format() default JsonFormat.PLAIN;
}
