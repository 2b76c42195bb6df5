package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchGetResult;
import io.dynox.SyncBatchTable;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.test.contract.RandomValues.Everything;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What is put comes back from a batch get unchanged, whatever it is. Replay a failure with
 * {@code -Ddynox.roundtrip.seed=<seed>}.
 */
class RoundTripContractTest extends ContractTest {

    private static final Long SEED = Long.getLong("dynox.roundtrip.seed");
    private static final int SEEDS = 10;
    private static final int ITEMS = 60;

    private DynoxClient dynox;

    RoundTripContractTest(Backend backend) {
        super(backend);
    }

    @BeforeEach
    void start() {
        dynox = way(DynoxClient.builder(client)).build();
    }

    /** How requests are sent. */
    DynoxClientBuilder way(DynoxClientBuilder builder) {
        return builder;
    }

    @AfterEach
    void stop() {
        if (dynox != null) {
            dynox.close();
        }
    }

    private static List<Long> seeds() {
        return SEED != null ? List.of(SEED) : LongStream.range(0, SEEDS).boxed().toList();
    }

    @Test
    void anyMapComesBackUnchanged() {
        String table = table(ScalarAttributeType.S);
        for (long seed : seeds()) {
            RandomValues random = new RandomValues(seed);
            List<Map<String, Object>> items = new ArrayList<>();
            List<Map<String, Object>> keys = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                Map<String, Object> item = random.item();
                item.put("pk", seed + "/" + i);
                items.add(item);
                keys.add(Map.of("pk", seed + "/" + i));
            }

            dynox.operations().sync().batchWrite(table, items, List.of());
            BatchGetResult<Map<String, Object>> found =
                    dynox.operations().sync().batchGet(table, keys);

            assertThat(found.items().stream().map(RandomValues::normal).toList())
                    .as("seed %s", seed)
                    .isEqualTo(items.stream().map(RandomValues::normal).toList());
        }
    }

    @Test
    void anyRecordComesBackUnchanged() {
        String table = table(ScalarAttributeType.S);
        SyncBatchTable<Everything> everything = dynox.operations().sync().table(table, Everything.class);
        for (long seed : seeds()) {
            RandomValues random = new RandomValues(seed);
            List<Everything> items = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                items.add(random.everything(seed + "/" + i));
            }

            everything.batchWrite(items, List.of());
            BatchGetResult<Everything> found =
                    everything.batchGet(items.stream().map(everything::keyOf).toList());

            assertThat(found.items()).as("seed %s", seed).isEqualTo(items);
        }
    }
}
