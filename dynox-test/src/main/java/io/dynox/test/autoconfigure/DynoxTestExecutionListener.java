package io.dynox.test.autoconfigure;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.internal.lifecycle.AnnotatedSeeds;
import io.dynox.test.internal.lifecycle.FailedTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Gives each test method of an {@link AutoConfigureDynox} class empty or seeded tables and a database without faults. Thread-safe. */
final class DynoxTestExecutionListener implements TestExecutionListener, Ordered {

    /** After the injection of dependencies, before anything that puts data into the tables. */
    private static final int ORDER = 2500;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void afterTestExecution(TestContext testContext) {
        if (testContext.getTestException() != null
                && TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), AutoConfigureDynox.class)) {
            ApplicationContext context = testContext.getApplicationContext();
            String folder = context.getEnvironment().getProperty(FailedTest.PROPERTY);
            if (folder != null) {
                FailedTest.export(
                        context.getBean(InMemoryDynamoDb.class),
                        folder,
                        testContext.getTestClass(),
                        testContext.getTestMethod());
            }
        }
    }

    @Override
    public void beforeTestMethod(TestContext testContext) {
        if (TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), AutoConfigureDynox.class)) {
            ApplicationContext context = testContext.getApplicationContext();
            context.getBeanProvider(DynoxTestTables.class).ifAvailable(tables -> {
                InMemoryDynamoDb dynamo = context.getBean(InMemoryDynamoDb.class);
                tables.restore(dynamo);
                AnnotatedSeeds.of(testContext.getTestClass(), testContext.getTestMethod())
                        .forEach(seed -> AnnotatedSeeds.put(seed, dynamo));
            });
        }
    }
}
