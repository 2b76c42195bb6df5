package io.dynox.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says where credentials may be set, when the application's start meets their absence outside of Dynox. Thread-safe. */
final class MissingCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<SdkClientException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SdkClientException cause) {
        return AccessAdvice.isMissingCredentials(cause)
                ? new FailureAnalysis(
                        "The AWS SDK found no credentials to sign a request with.",
                        AccessAdvice.MISSING_CREDENTIALS,
                        cause)
                : null;
    }
}
