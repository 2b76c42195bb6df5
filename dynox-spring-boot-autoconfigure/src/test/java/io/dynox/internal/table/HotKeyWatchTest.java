package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.HotKey;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.HotKeyOptions;
import io.dynox.internal.sdk.FakeTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** Hot keys of what really goes to a table. */
class HotKeyWatchTest {

    private static final HotKeyOptions SENSITIVE = HotKeyOptions.builder()
            .trackedKeys(10)
            .window(Duration.ofSeconds(10))
            .writesPerSecond(5)
            .readsPerSecond(5)
            .showKeys(true)
            .build();

    private final FakeTable table = new FakeTable(true);
    private final List<HotKey> found = new CopyOnWriteArrayList<>();
    private final BatchListener listener = new BatchListener() {
        @Override
        public void hotKeyFound(HotKey event) {
            found.add(event);
        }
    };

    @Test
    void writesAndReadsOfOnePartitionAreCounted() {
        try (DynoxClient client = client(SENSITIVE)) {
            List<Map<String, Object>> items = items();
            client.operations().batchWrite("users", items, List.of()).join();
            client.operations().batchGet("users", items).join();

            assertThat(found).extracting(HotKey::operation).containsExactly(Operation.BATCH_WRITE, Operation.BATCH_GET);
            assertThat(found).extracting(HotKey::key).containsOnly("USER#1");
            assertThat(found).extracting(HotKey::table).containsOnly("users");
            assertThat(client.hotKeys()).extracting(HotKey::key).contains("USER#1", "USER#2");
        }
    }

    @Test
    void nobodyLooksUnlessAsked() {
        try (DynoxClient client = client(null)) {
            client.operations().batchWrite("users", items(), List.of()).join();

            assertThat(found).isEmpty();
            assertThat(client.hotKeys()).isEmpty();
        }
    }

    @Test
    void keysAreWrittenAsPeopleDo() {
        assertThat(HotKeyWatch.text("a")).isEqualTo("a");
        assertThat(HotKeyWatch.text(12L)).isEqualTo("12");
        assertThat(HotKeyWatch.text(SdkBytes.fromUtf8String("hi"))).isEqualTo("aGk=");
    }

    private DynoxClient client(@Nullable HotKeyOptions options) {
        return DynoxClient.builder(table.client)
                .tableKeys("users", "pk", "sk")
                .listeners(List.of(listener))
                .hotKeys(options)
                .build();
    }

    /** A hundred items of one partition, and one of another. */
    private static List<Map<String, Object>> items() {
        List<Map<String, Object>> items = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> Map.<String, Object>of("pk", "USER#1", "sk", i))
                .toList());
        items.add(Map.of("pk", "USER#2", "sk", 0));
        return items;
    }
}
