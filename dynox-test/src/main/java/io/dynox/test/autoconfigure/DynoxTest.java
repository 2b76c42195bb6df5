package io.dynox.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of code that uses Dynox, on an {@link io.dynox.test.InMemoryDynamoDb}: no set-up, no network, no credentials.
 *
 * <pre>{@code
 * @DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
 * @Import(UserService.class)
 * class UserServiceTest {
 *
 *     @Autowired UserService users;
 *     @Autowired InMemoryDynamoDb dynamo;
 *     @Autowired FaultPlan faults;
 * }
 * }</pre>
 *
 * <p>Loads Dynox's auto-configuration and no other. Components of the application are not scanned: {@code @Import} those that
 * the test is about, or name them in {@link #includeFilters()}. What becomes of clients, tables and data stands at
 * {@link AutoConfigureDynox}, which puts the same into a {@code @SpringBootTest}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(DynoxTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(DynoxTypeExcludeFilter.class)
@AutoConfigureDynox
@ImportAutoConfiguration
public @interface DynoxTest {

    /**
     * The tables that the test needs, beside those of {@code dynox.tables.*}.
     *
     * @return each name at most once
     */
    @AliasFor(annotation = AutoConfigureDynox.class, attribute = "tables")
    Table[] tables() default {};

    /**
     * Whether the real client reaches the database over HTTP.
     *
     * @return false unless set
     * @see AutoConfigureDynox#server()
     */
    @AliasFor(annotation = AutoConfigureDynox.class, attribute = "server")
    boolean server() default false;

    /**
     * Properties in the form {@code key=value} for the environment of the test.
     *
     * @return none, unless set
     */
    String[] properties() default {};

    /**
     * Whether components of the application are left out of the scan.
     *
     * @return true, unless set
     */
    boolean useDefaultFilters() default true;

    /**
     * Components of the application to scan nevertheless.
     *
     * @return none, unless set
     */
    Filter[] includeFilters() default {};

    /**
     * Components of the application not to scan, where they otherwise would be.
     *
     * @return none, unless set
     */
    Filter[] excludeFilters() default {};

    /**
     * Auto-configurations to leave out of this test.
     *
     * @return none, unless set
     */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
