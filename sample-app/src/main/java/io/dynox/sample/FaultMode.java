package io.dynox.sample;

import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the in-memory DynamoDB misbehave as the properties say, to show what the writer does about it. */
@Component
final class FaultMode {

    private static final Logger log = LoggerFactory.getLogger(FaultMode.class);
    private static final long SEED = 1;

    private final SampleProperties.Faults faults;
    private final FaultBoard board;

    FaultMode(SampleProperties properties, FaultBoard board) {
        this.faults = properties.faults();
        this.board = board;
        if (!faults.isNone() && !board.isThere()) {
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
        board.play("unprocessed", onBatches(new Fault.Unprocessed(faults.unprocessed(), SEED)), null);
        board.play(
                "throttle",
                onBatches(new Fault.Throttling(Fault.Throttle.THROTTLING, List.of())),
                faults.throttleFor());
    }

    private static FaultRule onBatches(Fault fault) {
        return FaultRule.of(fault).on("BatchWriteItem", "BatchGetItem");
    }
}
