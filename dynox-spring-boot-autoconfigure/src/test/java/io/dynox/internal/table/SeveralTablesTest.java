package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.InvalidItemException;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationStarted;
import io.dynox.internal.sdk.FakeTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that are null, in a batch get from several tables: the position is named, nothing is sent, every operation ends. */
class SeveralTablesTest {

    private final AtomicInteger open = new AtomicInteger();
    private final FakeTable table = new FakeTable(false);
    private final DynoxClient dynox = DynoxClient.builder(table.client)
            .tableKeys("users", "pk")
            .tableKeys("orders", "pk")
            .callbackExecutor(Runnable::run)
            .listeners(List.of(new BatchListener() {
                @Override
                public BatchListener operationStarted(OperationStarted event) {
                    open.incrementAndGet();
                    return this;
                }

                @Override
                public void operationEnded(OperationEnded event) {
                    open.decrementAndGet();
                }
            }))
            .build();

    @AfterEach
    void close() {
        dynox.close();
    }

    @Test
    void aKeyThatIsNullIsNamedAndNothingIsSent() {
        Map<String, List<Map<String, Object>>> keys = Map.of(
                "users", List.of(Map.of("pk", "u1")),
                "orders", Arrays.asList(Map.of("pk", "o1"), null));

        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> dynox.operations().sync().batchGet(keys))
                .withMessageContaining("position 1 (from 0) for table 'orders' is null");
        assertThat(table.client.gets).isEmpty();
        assertThat(open).hasValue(0);
    }

    @Test
    void aListThatIsNullIsNamed() {
        Map<String, List<Map<String, Object>>> keys = new java.util.HashMap<>();
        keys.put("users", null);

        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> dynox.operations().sync().batchGet(keys))
                .withMessageContaining("users");
        assertThat(open).hasValue(0);
    }
}
