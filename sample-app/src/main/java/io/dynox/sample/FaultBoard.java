package io.dynox.sample;

import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The faults that the in-memory DynamoDB plays, each under a name, so that one can be changed or ended without the others. Nobody
 * else in the sample changes its fault plan.
 *
 * <p>Thread-safe.
 */
@Component
public final class FaultBoard {

    private final Object lock = new Object();
    private final Map<String, Played> played = new LinkedHashMap<>();
    private final Optional<InMemoryDynamoDb> dynamo;
    private final Clock clock = Clock.systemUTC();

    FaultBoard(Optional<InMemoryDynamoDb> dynamo) {
        this.dynamo = dynamo;
    }

    /** Whether there is a database that can be broken. */
    boolean isThere() {
        return dynamo.isPresent();
    }

    /**
     * Plays a fault in place of the one that has its name.
     *
     * @param name its name
     * @param tables the tables that it befalls
     * @param fault what goes wrong
     * @param span for how long; null until it is ended
     */
    public void play(String name, List<String> tables, Fault fault, @Nullable Duration span) {
        play(name, FaultRule.of(fault).table(tables.toArray(String[]::new)), span);
    }

    /** As {@link #play(String, List, Fault, Duration)}, for a rule that says where by itself. */
    public void play(String name, FaultRule rule, @Nullable Duration span) {
        FaultRule timed = span == null ? rule : rule.during(span);
        synchronized (lock) {
            end(name);
            played.put(
                    name,
                    new Played(timed, span == null ? null : clock.instant().plus(span)));
            dynamo.ifPresent(memory -> memory.faults().play(timed));
        }
    }

    /** Ends the fault of this name, if there is one; the others go on where they are. */
    public void end(String name) {
        synchronized (lock) {
            Played ended = played.remove(name);
            if (ended != null) {
                dynamo.ifPresent(memory -> memory.faults().end(ended.rule()));
            }
        }
    }

    /**
     * The faults that are being played.
     *
     * @return the time that each has left by its name, in the order in which they were played; empty for one without an end
     */
    public Map<String, Optional<Duration>> playing() {
        synchronized (lock) {
            Instant now = clock.instant();
            Map<String, Optional<Duration>> left = new LinkedHashMap<>();
            played.forEach((name, each) -> {
                if (!each.isOver(now)) {
                    left.put(name, Optional.ofNullable(each.left(now)));
                }
            });
            return left;
        }
    }

    private record Played(FaultRule rule, @Nullable Instant end) {

        boolean isOver(Instant now) {
            return end != null && !now.isBefore(end);
        }

        @Nullable
        Duration left(Instant now) {
            return end == null ? null : Duration.between(now, end);
        }
    }
}
