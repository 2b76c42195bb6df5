package io.dynox.sample.live;

import io.dynox.BatchProgress;
import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import io.dynox.OperationKind;
import io.dynox.event.BatchListener;
import io.dynox.sample.CityId;
import io.dynox.sample.SampleProperties;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What a listener sees of the last job: what came back, what was given up and why, and which partition keys were hot. What is
 * at this moment is the matter of {@link LiveState}.
 *
 * <p>Thread-safe.
 */
@Component
final class JobFigures implements BatchListener {

    private static final int MOST_DEAD_LETTERS = 20;
    private static final int MOST_HOT_KEYS = 8;

    private final List<String> tables;
    private final MapPoints points;
    private final LongAdder unprocessed = new LongAdder();
    private final LongAdder throttles = new LongAdder();
    private final Object lock = new Object();
    private final ArrayDeque<DeadLetter> deadLetters = new ArrayDeque<>();
    private final Map<String, Double> hotKeys = new LinkedHashMap<>();
    private final TreeSet<String> reasons = new TreeSet<>();
    private volatile String table;
    private volatile double ratePerSecond;
    private volatile @Nullable BatchWriteResult result;

    JobFigures(SampleProperties properties, ConfirmedCities cities) {
        this.tables = properties.tables();
        this.table = properties.table();
        this.points = cities.points();
    }

    @Override
    public void writerOpened(String opened) {
        if (!tables.contains(opened)) {
            return;
        }
        table = opened;
        points.clear();
        unprocessed.reset();
        throttles.reset();
        ratePerSecond = 0;
        result = null;
        synchronized (lock) {
            deadLetters.clear();
            hotKeys.clear();
            reasons.clear();
        }
    }

    @Override
    public void writerClosed(BatchWriteResult closed) {
        if (closed.table().equals(table)) {
            result = closed;
        }
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        if (isWrite(event.table(), event.operation())) {
            unprocessed.add(event.unprocessed());
        }
    }

    @Override
    public void throttled(Throttled event) {
        if (isWrite(event.table(), event.operation())) {
            throttles.increment();
            synchronized (lock) {
                reasons.addAll(event.reasons());
            }
        }
    }

    @Override
    public void progressed(BatchProgress event) {
        if (event.kind() == OperationKind.WRITE && event.table().equals(table)) {
            ratePerSecond = event.ratePerSecond();
        }
    }

    @Override
    public void hotKeyFound(HotKey event) {
        if (isWrite(event.table(), event.operation())) {
            synchronized (lock) {
                if (hotKeys.size() < MOST_HOT_KEYS || hotKeys.containsKey(event.key())) {
                    hotKeys.put(event.key(), event.perSecond());
                }
            }
        }
    }

    @Override
    public void itemFailed(FailedWrite failure) {
        if (failure.write().table().equals(table)) {
            DeadLetter letter = DeadLetter.of(failure);
            synchronized (lock) {
                if (deadLetters.size() == MOST_DEAD_LETTERS) {
                    deadLetters.removeLast();
                }
                deadLetters.addFirst(letter);
            }
        }
    }

    long unprocessed() {
        return unprocessed.sum();
    }

    long throttles() {
        return throttles.sum();
    }

    double ratePerSecond() {
        return ratePerSecond;
    }

    /** The table that the last job writes to. */
    String table() {
        return table;
    }

    /** The account of the writer that was closed last; empty while it is open. */
    @Nullable
    BatchWriteResult result() {
        return result;
    }

    List<DeadLetter> deadLetters() {
        synchronized (lock) {
            return List.copyOf(deadLetters);
        }
    }

    List<Hot> hotKeys() {
        synchronized (lock) {
            List<Hot> hot = new ArrayList<>();
            hotKeys.forEach((key, perSecond) -> hot.add(new Hot(key, Math.round(perSecond))));
            return hot;
        }
    }

    List<String> reasons() {
        synchronized (lock) {
            return List.copyOf(reasons);
        }
    }

    private boolean isWrite(String name, Operation operation) {
        return operation == Operation.BATCH_WRITE && name.equals(table);
    }

    /** A city that was given up. */
    record DeadLetter(String id, String reason, int attempts) {

        static DeadLetter of(FailedWrite failure) {
            return new DeadLetter(
                    CityId.of(failure.write().item()).toString(), reason(failure.cause()), failure.attempts());
        }

        /** What DynamoDB said, where it said something. */
        private static String reason(Throwable cause) {
            Throwable last = cause.getCause() == null ? cause : cause.getCause();
            return String.valueOf(
                    last instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                            ? refused.awsErrorDetails().errorMessage()
                            : last.getMessage());
        }
    }

    /** A partition key that got more writes a second than a partition takes. */
    record Hot(String key, long perSecond) {}
}
