package io.dynox.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says where an HTTP client comes from, when Netty's was excluded and nothing else is there, or too much. Thread-safe. */
final class MissingHttpClientFailureAnalyzer extends AbstractFailureAnalyzer<SdkClientException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SdkClientException cause) {
        String message = String.valueOf(cause.getMessage());
        if (!message.contains("HTTP implementation")) {
            return null;
        }
        return new FailureAnalysis(
                "The DynamoDB client can't be made, as the AWS SDK found not exactly one asynchronous HTTP client: "
                        + message,
                "Put software.amazon.awssdk:netty-nio-client on the class path, which the starter brings unless it is excluded. "
                        + "Or choose another one in a DynoxClientCustomizer bean: "
                        + "builder -> builder.httpClientBuilder(AwsCrtAsyncHttpClient.builder()).",
                cause);
    }
}
