package io.dynox.sample.control;

import io.dynox.sample.FaultBoard;
import io.dynox.sample.OnInMemory;
import io.dynox.sample.live.LivePart;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Shows which faults are played, and for how many seconds yet. Thread-safe. */
@Component
@Conditional(OnInMemory.class)
final class FaultsPart implements LivePart {

    private final FaultBoard board;

    FaultsPart(FaultBoard board) {
        this.board = board;
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public Map<String, Optional<Long>> value() {
        Map<String, Optional<Long>> shown = new TreeMap<>();
        board.playing().forEach((name, left) -> {
            if (FaultControls.NAMES.contains(name)) {
                shown.put(name, left.map(FaultsPart::secondsUp));
            }
        });
        return shown;
    }

    private static long secondsUp(Duration left) {
        return (left.toMillis() + 999) / 1_000;
    }
}
