package io.dynox.test.junit;

import io.dynox.GetOptions;
import io.dynox.WriteOptions;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.InMemoryDynamoDbBuilder;
import io.dynox.test.JsonItems;
import io.dynox.test.Key;
import io.dynox.test.internal.lifecycle.FailedTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * Gives each test an {@link InMemoryDynamoDb} of its own, and Dynox on it, as parameters.
 *
 * <pre>{@code
 * class UsersTest {
 *
 *     @RegisterExtension
 *     static final DynoxExtension DYNOX =
 *             DynoxExtension.builder().table("users", Key.string("pk")).build();
 *
 *     @Test
 *     void writes(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
 *     }
 * }
 * }</pre>
 *
 * <p>Parameters of test methods, of {@code @BeforeEach} and {@code @AfterEach} methods and of the test class's constructor may be an
 * {@code InMemoryDynamoDb}, {@code FaultPlan}, {@code DynamoDbAsyncClient}, {@code DynamoDbClient}, their streams counterparts,
 * {@code BatchOperations}, {@code SyncBatchOperations}, {@code BatchWriterFactory}, a {@code DynoxServer} of the test's own, {@code VirtualTime} if the builder says
 * {@link Builder#virtualTime()}, and the Enhanced client's {@code DynamoDbEnhancedClient} and {@code DynamoDbEnhancedAsyncClient}.
 * Within one test all belong together. The {@link io.dynox.test.Seed}s of the test are put before its {@code @BeforeEach} methods,
 * or, where one of those creates the table, after them.
 *
 * <p>As tests share nothing, nothing has to be reset, and they may run in parallel. When a test has ended, its faults end, and its
 * open writers are drained and closed. A test that fails leaves its tables behind if the configuration parameter of JUnit, or the
 * system property, {@code dynox.test.export-failures} names a folder for them. {@code @Nested} classes have the tables of the extensions around them, and may register one of
 * their own that adds to them.
 *
 * <p>Immutable.
 */
public final class DynoxExtension
        implements BeforeEachCallback, BeforeTestExecutionCallback, AfterTestExecutionCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DynoxExtension.class);

    private final Builder settings;

    /** An extension without tables, for {@code @ExtendWith(DynoxExtension.class)}. */
    public DynoxExtension() {
        this(new Builder());
    }

    private DynoxExtension(Builder settings) {
        this.settings = settings;
    }

    /** A builder of an extension without tables. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestDatabase database = database(context);
        database.prepare(this, settings.steps);
        database.seedWhatHasATable();
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        database(context).seedTheRest();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent() && database(context).isOwnedBy(this)) {
            context.getConfigurationParameter(FailedTest.PROPERTY)
                    .ifPresent(folder -> FailedTest.export(
                            database(context).dynamo(),
                            folder,
                            context.getRequiredTestClass(),
                            context.getRequiredTestMethod()));
        }
    }

    /** Test instances are made for a test, and get its database. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (!TestDatabase.provides(type)) {
            return false;
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("Each test has a DynamoDB of its own, so there is no "
                    + type.getSimpleName() + " for a whole class: take it as a parameter of the test, of a @BeforeEach"
                    + " method, or of the constructor of a class whose life cycle is per method");
        }
        return database(context).isOwnedBy(this);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestDatabase database = database(context);
        database.prepare(this, settings.steps);
        return database.provide(parameter.getParameter().getType());
    }

    private TestDatabase database(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        TestDatabase.class, key -> new TestDatabase(this, settings, context), TestDatabase.class);
    }

    /** Settings of an extension: tables are created and seeds put in the order of the calls. Not thread-safe. */
    public static final class Builder {

        private final List<Consumer<InMemoryDynamoDb>> steps = new ArrayList<>();
        Consumer<InMemoryDynamoDbBuilder> database = builder -> {};
        WriteOptions writeOptions = WriteOptions.DEFAULT;
        GetOptions getOptions = GetOptions.DEFAULT;
        boolean hasVirtualTime;

        private Builder() {}

        /** A table with a partition key, and a sort key if there is a second one. */
        public Builder table(String name, Key... key) {
            return prepare(dynamo -> dynamo.createTable(name, key));
        }

        /** The table of an annotated class, called as the class is in snake case. */
        public Builder table(Class<?> type) {
            return prepare(dynamo -> dynamo.createTable(type));
        }

        /** The table of an annotated class. */
        public Builder table(String name, Class<?> type) {
            return prepare(dynamo -> dynamo.createTable(name, type));
        }

        /** A table as a request describes it. */
        public Builder table(CreateTableRequest request) {
            return prepare(dynamo -> dynamo.createTable(request));
        }

        /** Items of Java values or {@code AttributeValue}s. */
        public Builder seed(String table, Collection<? extends Map<String, ?>> items) {
            List<Map<String, ?>> copy = List.copyOf(items);
            return prepare(dynamo -> dynamo.seed(table, copy));
        }

        /** Items of a JSON document. */
        public Builder seed(String table, JsonItems items) {
            return prepare(dynamo -> dynamo.seed(table, items));
        }

        /** Whatever else is to be done with each test's database before the test. */
        public Builder prepare(Consumer<InMemoryDynamoDb> step) {
            steps.add(step);
            return this;
        }

        /** How the databases are built, such as {@code database -> database.requestLog(100)}. */
        public Builder database(Consumer<InMemoryDynamoDbBuilder> settings) {
            database = settings;
            return this;
        }

        /** The databases run on a {@code VirtualTime}, which the test moves. Dynox's own back-off keeps to real time. */
        public Builder virtualTime() {
            hasVirtualTime = true;
            return this;
        }

        /** The options of batch writes that bring none of their own. */
        public Builder writeOptions(WriteOptions options) {
            writeOptions = options;
            return this;
        }

        /** The options of batch gets that bring none of their own. */
        public Builder getOptions(GetOptions options) {
            getOptions = options;
            return this;
        }

        /** The extension; later calls of this builder change nothing about it. */
        public DynoxExtension build() {
            Builder copy = new Builder();
            copy.steps.addAll(steps);
            copy.database = database;
            copy.writeOptions = writeOptions;
            copy.getOptions = getOptions;
            copy.hasVirtualTime = hasVirtualTime;
            return new DynoxExtension(copy);
        }
    }
}
