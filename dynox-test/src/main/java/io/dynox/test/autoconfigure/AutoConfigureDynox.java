package io.dynox.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Puts an {@link io.dynox.test.InMemoryDynamoDb} into a {@code @SpringBootTest}, in place of every DynamoDB client bean of the
 * application. For Dynox alone use {@link DynoxTest @DynoxTest}, which includes this.
 *
 * <p>Each {@code DynamoDbAsyncClient} and {@code DynamoDbClient} bean is the in-memory one, also where the application or a
 * library declares it; an override in the test itself ({@code @MockitoBean}) wins. Clients that code makes without the container
 * are out of reach.
 *
 * <p>The tables of {@link #tables()} and of {@code dynox.tables.*} (with keys of type string, unless declared here as well)
 * exist before the application's beans do. Before each test method, those of {@code @Nested} classes included, all tables are
 * emptied, whatever the application wrote at its start too, declared tables that a test deleted are made again, the fault
 * plan and the log of requests are cleared, and the {@link io.dynox.test.Seed}s of the test are put.
 *
 * <p>A {@code @Nested} class or a subclass has the tables of the classes around and above it; with an annotation of its own it adds
 * to them, or defines one of the same name anew.
 *
 * <p>Contexts share no data. Where JUnit runs tests in parallel, those that declare the same tables, and so may share a context,
 * run one after the other, by a {@code @ResourceLock}; all others run beside them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
@ResourceLock(providers = DeclaredTablesLocks.class)
public @interface AutoConfigureDynox {

    /**
     * The tables that the test needs, beside those of {@code dynox.tables.*}.
     *
     * @return each name at most once
     */
    Table[] tables() default {};

    /**
     * Whether the application keeps its own clients and reaches the database over HTTP: so the real client, its pipeline, the wire and
     * its time-outs are in the test. A {@link io.dynox.test.DynoxServer} is started before the beans of the application are made, with
     * the tables in it; its endpoint stands in {@code dynox.endpoint}, {@code spring.cloud.aws.dynamodb.endpoint} and, for clients of
     * other makes, {@code dynox.test.endpoint}. The property {@code dynox.test.server} does the same.
     *
     * @return false unless set; a {@code @Nested} class or a subclass has what those around and above it say
     */
    boolean server() default false;
}
