package io.dynox.sample;

import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the in-memory DynamoDB misbehave as the properties say, to show what the writer does about it. */
@Component
final class FaultMode {

    private static final Logger log = LoggerFactory.getLogger(FaultMode.class);
    private static final long SEED = 1;

    private final SampleProperties.Faults faults;
    private final Optional<InMemoryDynamoDb> dynamo;

    FaultMode(SampleProperties properties, Optional<InMemoryDynamoDb> dynamo) {
        this.faults = properties.faults();
        this.dynamo = dynamo;
        if (!faults.isNone() && dynamo.isEmpty()) {
            throw new IllegalStateException(
                    "sample.faults.* needs the in-memory DynamoDB: leave it out, or set " + "sample.in-memory=true");
        }
    }

    /** Misbehaves from now on; the time of throttling begins. */
    void begin() {
        if (faults.isNone()) {
            return;
        }
        log.info(
                "The in-memory DynamoDB throttles batches for {} ms, and leaves {} % of their items unprocessed",
                faults.throttleFor().toMillis(), Math.round(faults.unprocessed() * 100));
        dynamo.ifPresent(memory -> memory.faults()
                .play(onBatches(new Fault.Unprocessed(faults.unprocessed(), SEED)))
                .play(onBatches(new Fault.Throttling(Fault.Throttle.THROTTLING, List.of()))
                        .during(faults.throttleFor())));
    }

    private static FaultRule onBatches(Fault fault) {
        return FaultRule.of(fault).on("BatchWriteItem", "BatchGetItem");
    }
}
