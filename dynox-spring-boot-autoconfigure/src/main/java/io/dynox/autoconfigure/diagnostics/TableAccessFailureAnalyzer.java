package io.dynox.autoconfigure.diagnostics;

import io.dynox.TableAccessException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to change when a table can't be used by code that runs at the start. Thread-safe. */
final class TableAccessFailureAnalyzer extends AbstractFailureAnalyzer<TableAccessException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TableAccessException cause) {
        return new FailureAnalysis(
                "The DynamoDB table '" + cause.table() + "' can't be used: " + cause.getMessage(),
                AccessAdvice.of(cause),
                cause);
    }
}
