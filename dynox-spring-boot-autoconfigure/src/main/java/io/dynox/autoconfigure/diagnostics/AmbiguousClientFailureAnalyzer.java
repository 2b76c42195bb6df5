package io.dynox.autoconfigure.diagnostics;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.client.DynoxClient;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Says how an application with several DynamoDB clients distinguishes them. Comes before Spring Boot's own analyzer, which knows
 * nothing of {@code defaultCandidate} and of {@code DynoxClientFactory}. Thread-safe.
 */
@Order(0)
final class AmbiguousClientFailureAnalyzer extends AbstractFailureAnalyzer<NoUniqueBeanDefinitionException> {

    private static final List<Class<?>> TYPES =
            List.of(DynamoDbAsyncClient.class, DynoxClient.class, BatchOperations.class, SyncBatchOperations.class);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoUniqueBeanDefinitionException cause) {
        ResolvableType wanted = cause.getResolvableType();
        Collection<String> names = cause.getBeanNamesFound();
        if (wanted == null || names == null || !TYPES.contains(wanted.resolve())) {
            return null;
        }
        String type = wanted.toClass().getSimpleName();
        return new FailureAnalysis(
                "One " + type + " is asked for, but the application has " + cause.getNumberOfBeansFound() + ": "
                        + String.join(", ", names) + ".",
                "Mark the one that is meant by default as @Primary. Or give the others @Bean(defaultCandidate = false) and a "
                        + "@Qualifier, under which they are injected; Dynox then uses the one that is left. Batch operations on "
                        + "a further client are made with DynoxClientFactory; its Javadoc shows how.",
                cause);
    }
}
