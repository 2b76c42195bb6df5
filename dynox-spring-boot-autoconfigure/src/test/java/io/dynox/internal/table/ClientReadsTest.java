package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.RetryPolicy;
import io.dynox.TableAccessException;
import io.dynox.internal.sdk.Failures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientReadsTest extends OnUsers {

    @Test
    void itemsComeInKeyOrderWithDuplicatesAndMissingKeys() {
        sync.batchWrite("users", users(3), List.of());
        List<Map<String, Object>> keys = List.of(key(2), key(9), key(0), key(2));

        BatchGetResult<Map<String, Object>> result = sync.batchGet("users", keys);

        Map<String, Object> zero = Map.of("pk", "u0", "age", BigDecimal.ZERO);
        Map<String, Object> two = Map.of("pk", "u2", "age", BigDecimal.valueOf(2));
        assertThat(result.items()).isEqualTo(List.of(two, zero));
        assertThat(result.missingKeys()).isEqualTo(List.of(key(9)));
        assertThat(result.inKeyOrder())
                .isEqualTo(List.of(Optional.of(two), Optional.empty(), Optional.of(zero), Optional.of(two)));
        assertThat(result.requests()).isEqualTo(1);
    }

    @Test
    void moreKeysThanOneRequestTakesAreSplit() {
        sync.batchWrite("users", users(250), List.of());

        BatchGetResult<Map<String, Object>> result = sync.batchGet(
                "users", IntStream.range(0, 300).mapToObj(OnUsers::key).toList());

        assertThat(result.items()).hasSize(250);
        assertThat(result.missingKeys()).hasSize(50);
        assertThat(result.requests()).isEqualTo(3);
    }

    @Test
    void anIllegalKeyFailsTheWholeBeforeAnythingIsSent() {
        List<Map<String, Object>> illegal =
                List.of(Map.of("pk", Instant.EPOCH), Map.of("id", "x"), Map.of("pk", "x", "age", 1));
        for (Map<String, Object> key : illegal) {
            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> sync.batchGet("users", List.of(key(1), key)));
        }
        assertThat(table.client.gets).isEmpty();
    }

    @Test
    void aRefusedReadIsATableAccessException() {
        table.client.onGet = request -> CompletableFuture.failedFuture(Failures.answer("AccessDeniedException", 400));

        assertThatExceptionOfType(TableAccessException.class)
                .isThrownBy(() -> sync.batchGet("users", List.of(key(1))))
                .withMessageContaining("dynamodb:BatchGetItem");
    }

    @Test
    void keysThatAreGivenUpAreUnreadRatherThanMissing() {
        table.client.onGet = request -> CompletableFuture.failedFuture(Failures.answer("ThrottlingException", 400));
        GetOptions impatient = GetOptions.builder()
                .retry(RetryPolicy.builder().maxAttempts(1).build())
                .build();

        assertThatExceptionOfType(BatchGetException.class)
                .isThrownBy(() -> sync.table("users").with(impatient).batchGet(List.of(key(1), key(1), key(2))))
                .satisfies(e -> assertThat(e.unreadKeys()).isEqualTo(List.of(key(1), key(2))))
                .satisfies(e -> assertThat(e.partialResult().missingKeys()).isEmpty())
                .satisfies(e -> assertThat(e.partialResult().inKeyOrder()).hasSize(3));
    }

    @Test
    void noKeysAreReadAtOnce() {
        assertThat(operations.batchGet("orders", List.of())).isCompleted();
        assertThat(table.client.describes).isEmpty();
    }

    @Test
    void failuresReachCallersWithoutAWrapper() {
        Throwable failure = operations
                .batchGet("users", List.of(Map.of()))
                .handle((result, thrown) -> thrown)
                .join();

        assertThat(failure).isInstanceOf(InvalidItemException.class);
    }
}
