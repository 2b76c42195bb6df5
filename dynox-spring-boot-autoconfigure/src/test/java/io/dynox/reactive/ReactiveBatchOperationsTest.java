package io.dynox.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.InvalidItemException;
import io.dynox.internal.report.Results;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

@SuppressWarnings("unchecked") // mocks of generic types
class ReactiveBatchOperationsTest {

    private final BatchOperations async = mock(BatchOperations.class);
    private final BatchTable<Map<String, Object>> table = mock(BatchTable.class);
    private final ReactiveBatchOperations reactive = ReactiveBatchOperations.of(async);

    @BeforeEach
    void theTableIsUsers() {
        when(async.table("users")).thenReturn(table);
    }

    @Test
    void nothingHappensBeforeTheSubscriptionAndEachOneDoesItAnew() {
        BatchGetResult<Map<String, Object>> nothing =
                new Results.BatchGetResult<>("users", List.of(), List.of(), List.of(), 0, 0, 0, Duration.ZERO);
        when(table.batchGet(List.of())).thenReturn(CompletableFuture.completedFuture(nothing));
        when(table.scan()).thenReturn(Flux.just(Map.of("pk", "1")));

        Mono<BatchGetResult<Map<String, Object>>> get = reactive.batchGet("users", List.of());
        Flux<Map<String, Object>> scan = reactive.scan("users");
        verifyNoInteractions(table);

        StepVerifier.create(get).expectNext(nothing).verifyComplete();
        StepVerifier.create(get).expectNext(nothing).verifyComplete();
        StepVerifier.create(scan).expectNextCount(1).verifyComplete();
        verify(table, times(2)).batchGet(List.of());
        verify(table, times(1)).scan();
    }

    @Test
    void cancellingCancelsTheFuture() {
        CompletableFuture<BatchGetResult<Map<String, Object>>> pending = new CompletableFuture<>();
        when(table.batchGet(List.of())).thenReturn(pending);

        StepVerifier.create(reactive.batchGet("users", List.of())).thenCancel().verify();

        assertThat(pending).isCancelled();
    }

    @Test
    void failuresAreThoseOfTheOperation() {
        InvalidItemException failure = new InvalidItemException("users", "pk", "no key");
        when(table.batchGet(List.of())).thenReturn(CompletableFuture.failedFuture(failure));
        when(table.scan()).thenThrow(new IllegalStateException("closed"));

        StepVerifier.create(reactive.batchGet("users", List.of()))
                .verifyErrorSatisfies(thrown -> assertThat(thrown).isSameAs(failure));
        StepVerifier.create(reactive.scan("users")).verifyError(IllegalStateException.class);
    }

    @Test
    void typedTablesAreLazyTooAndAnAbsentItemIsEmpty() {
        record User(String pk) {}
        Map<String, String> key = Map.of("pk", "1");
        BatchTable<User> users = mock(BatchTable.class);
        when(async.table("users", User.class)).thenReturn(users);
        when(users.get(key))
                .thenReturn(CompletableFuture.completedFuture(Optional.of(new User("1"))))
                .thenReturn(CompletableFuture.completedFuture(Optional.empty()));
        when(users.save(new User("1"))).thenReturn(CompletableFuture.completedFuture(null));

        ReactiveBatchTable<User> table = reactive.table("users", User.class);
        Mono<User> get = table.get(key);
        Mono<Void> save = table.save(new User("1"));
        verifyNoInteractions(users);

        StepVerifier.create(get).expectNext(new User("1")).verifyComplete();
        StepVerifier.create(get).verifyComplete();
        StepVerifier.create(save).verifyComplete();
        verify(users).save(new User("1"));
    }

    @Test
    void theBodyOfAWriteIsSubscribedToWithTheWriteAndCancelledWithIt() {
        CompletableFuture<BatchWriteResult> pending = new CompletableFuture<>();
        BatchWriter<Map<String, Object>> writer = mock(BatchWriter.class);
        when(table.write(any())).thenAnswer(call -> {
            Function<BatchWriter<Map<String, Object>>, CompletionStage<?>> body = call.getArgument(0);
            CompletionStage<?> unused = body.apply(writer);
            return pending;
        });
        TestPublisher<String> body = TestPublisher.create();

        Disposable write = reactive.write("users", given -> body).subscribe();
        body.assertSubscribers(1);
        write.dispose();

        body.assertCancelled();
        assertThat(pending).isCancelled();
    }
}
