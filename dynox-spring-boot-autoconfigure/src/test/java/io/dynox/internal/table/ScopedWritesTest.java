package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScopedWritesTest extends OnUsers {

    @Test
    void aBodyThatEndsWellIsWritten() {
        BatchWriteResult blocking = sync.write("users", batch -> users(30).forEach(batch::put));
        BatchWriteResult async = operations
                .write("users", batch -> batch.delete(key(0)).thenCompose(done -> batch.delete(key(1))))
                .join();

        assertThat(blocking.writtenPuts()).isEqualTo(30);
        assertThat(async.writtenDeletes()).isEqualTo(2);
        assertThat(table.items).hasSize(28);
    }

    @Test
    void afterAFailedBodyNothingMoreIsSent() {
        IllegalStateException oops = new IllegalStateException("oops");

        Throwable thrown = catchThrowable(() -> sync.write("users", batch -> {
            batch.put(user(1));
            throw oops;
        }));

        assertThat(thrown).isSameAs(oops);
        assertThat(account(thrown).notAttempted()).isEqualTo(1);
        assertThat(table.items).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterAFailedStageNothingMoreIsSent(boolean throwsAtOnce) {
        IllegalStateException oops = new IllegalStateException("oops");

        CompletableFuture<BatchWriteResult> result = operations.write("users", batch -> {
            CompletableFuture<Void> accepted = batch.put(user(1));
            if (throwsAtOnce) {
                throw oops;
            }
            return accepted.thenCompose(done -> CompletableFuture.failedFuture(oops));
        });

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(result::join)
                .havingCause()
                .isSameAs(oops);
        assertThat(account(oops).notAttempted()).isEqualTo(1);
        assertThat(table.items).isEmpty();
    }

    @Test
    void anInterruptedBodyKeepsItsFailureAndItsFlag() {
        Throwable thrown = catchThrowable(() -> sync.write("users", batch -> {
            batch.put(user(1));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("oops");
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).hasMessage("oops");
        assertThat(account(thrown).account().accepted()).isEqualTo(1);
    }

    private static BatchWriteResult account(Throwable failure) {
        assertThat(failure.getSuppressed()).hasSize(1);
        return ((BatchWriteException) failure.getSuppressed()[0]).result();
    }
}
