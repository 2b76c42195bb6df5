package io.dynox.internal.logging;

import io.dynox.OperationKind;
import io.dynox.event.BatchListener;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.Printable;
import io.dynox.internal.ServiceRequests;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs operations, each line with its numbers as key-values too, and none with the content of an item. Quiet by default:
 *
 * <ul>
 *   <li>{@code io.dynox.operation}, debug: a summary of each operation at its end,
 *   <li>{@code io.dynox.slow}, warn: the same, of an operation that took longer than a threshold,
 *   <li>{@code io.dynox.failure}, warn: writes or keys that were given up, once a request,
 *   <li>{@code io.dynox.request}, trace: each request, its reply, retries, throttling and waits for a rate limit.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class OperationLog implements BatchListener {

    private static final Logger OPERATION = LoggerFactory.getLogger("io.dynox.operation");
    private static final Logger SLOW = LoggerFactory.getLogger("io.dynox.slow");
    private static final Logger FAILURE = LoggerFactory.getLogger("io.dynox.failure");
    private static final Logger REQUEST = LoggerFactory.getLogger("io.dynox.request");

    private final @Nullable Duration slowThreshold;

    /**
     * Creates a log.
     *
     * @param slowThreshold above which an operation is slow; writers, which live as long as they are open, never are. Null
     *     when none is.
     */
    public OperationLog(@Nullable Duration slowThreshold) {
        this.slowThreshold = slowThreshold;
    }

    @Override
    public void operationEnded(OperationEnded event) {
        summarize(OPERATION.atDebug(), event, "ended in");
        if (slowThreshold != null
                && event.kind() != OperationKind.WRITER
                && event.elapsed().compareTo(slowThreshold) > 0) {
            LoggingEventBuilder line = SLOW.atWarn().addKeyValue("dynox.slow_threshold_ms", slowThreshold.toMillis());
            summarize(line, event, "was slow, it took");
        }
    }

    @Override
    public void givenUp(GivenUp event) {
        String what = event.operation().isWrite() ? "writes" : "keys";
        LoggingEventBuilder line = on(FAILURE.atWarn(), event.table(), event.operation())
                .addKeyValue("dynox.items", event.items())
                .addKeyValue("dynox.attempts", event.attempts())
                .addKeyValue("error.type", type(event.cause()));
        withRequest(line, event.requestId())
                .log(
                        "Gave up {} {} of table '{}' after up to {} attempts: {}",
                        event.items(),
                        what,
                        event.table(),
                        event.attempts(),
                        ServiceRequests.shown(Printable.reason(event.cause()), event.requestId()));
    }

    @Override
    public void requestSent(RequestSent event) {
        if (REQUEST.isTraceEnabled()) {
            on(REQUEST.atTrace(), event.table(), event.operation())
                    .addKeyValue("dynox.request", event.request())
                    .addKeyValue("db.operation.batch.size", event.items())
                    .log("Request {} to table '{}' left with {} items", event.request(), event.table(), event.items());
        }
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        if (REQUEST.isTraceEnabled()) {
            LoggingEventBuilder line = on(REQUEST.atTrace(), event.table(), event.operation())
                    .addKeyValue("dynox.request", event.request())
                    .addKeyValue("dynox.outcome", tag(event.outcome()))
                    .addKeyValue("dynox.unprocessed", event.unprocessed())
                    .addKeyValue("dynox.elapsed_ms", event.elapsed().toMillis());
            withError(withRequest(line, event.requestId()), event.error())
                    .log(
                            "Request {} to table '{}' ended as {} in {} ms with {} items unprocessed",
                            event.request(),
                            event.table(),
                            tag(event.outcome()),
                            event.elapsed().toMillis(),
                            event.unprocessed());
        }
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        if (REQUEST.isTraceEnabled()) {
            on(REQUEST.atTrace(), event.table(), event.operation())
                    .addKeyValue("dynox.items", event.items())
                    .addKeyValue("dynox.delay_ms", event.delay().toMillis())
                    .log(
                            "{} items for table '{}' are sent again within {} ms",
                            event.items(),
                            event.table(),
                            event.delay().toMillis());
        }
    }

    @Override
    public void throttled(Throttled event) {
        if (REQUEST.isTraceEnabled()) {
            on(REQUEST.atTrace(), event.table(), event.operation())
                    .addKeyValue("dynox.throttle.reasons", String.join(",", event.reasons()))
                    .addKeyValue("dynox.window", event.window())
                    .log(
                            "Table '{}' throttles {}; {} requests at a time from now on",
                            event.table(),
                            event.reasons(),
                            event.window());
        }
    }

    @Override
    public void rateLimited(RateLimited event) {
        if (REQUEST.isTraceEnabled()) {
            on(REQUEST.atTrace(), event.table(), event.operation())
                    .addKeyValue("dynox.delay_ms", event.delay().toMillis())
                    .log(
                            "A rate limit made a request to table '{}' wait {} ms",
                            event.table(),
                            event.delay().toMillis());
        }
    }

    private static void summarize(LoggingEventBuilder builder, OperationEnded event, String verb) {
        LoggingEventBuilder line = builder.addKeyValue("db.collection.name", event.table())
                .addKeyValue("dynox.operation", tag(event.kind()))
                .addKeyValue("dynox.elapsed_ms", event.elapsed().toMillis())
                .addKeyValue("dynox.requests", event.requests())
                .addKeyValue("dynox.retries", event.retries())
                .addKeyValue("dynox.consumed_units", event.consumedUnits());
        String counts;
        if (event.counts() instanceof Counts.Writes writes) {
            line = line.addKeyValue("dynox.written", writes.written())
                    .addKeyValue("dynox.superseded", writes.superseded())
                    .addKeyValue("dynox.failed", writes.failed())
                    .addKeyValue("dynox.not_attempted", writes.notAttempted());
            counts = writes.written() + " written, " + writes.superseded() + " superseded, " + writes.failed()
                    + " failed, " + writes.notAttempted() + " not attempted";
        } else if (event.counts() instanceof Counts.Keys keys) {
            line = line.addKeyValue("dynox.found", keys.found())
                    .addKeyValue("dynox.missing", keys.missing())
                    .addKeyValue("dynox.unread", keys.unread());
            counts = keys.found() + " found, " + keys.missing() + " missing, " + keys.unread() + " unread";
        } else if (event.counts() instanceof Counts.Items items) {
            line = line.addKeyValue("dynox.found", items.found());
            counts = items.found() + " found";
        } else {
            throw new IllegalStateException("unknown counts");
        }
        withError(line, event.error())
                .log(
                        "{} of table '{}' {} {} ms: {} ({} requests, {} retries, {} units){}",
                        name(event.kind()),
                        event.table(),
                        verb,
                        event.elapsed().toMillis(),
                        counts,
                        event.requests(),
                        event.retries(),
                        event.consumedUnits(),
                        event.error() == null ? "" : "; " + type(event.error()));
    }

    private static LoggingEventBuilder on(LoggingEventBuilder line, String table, Operation operation) {
        return line.addKeyValue("db.collection.name", table).addKeyValue("db.operation.name", operation.apiName());
    }

    private static LoggingEventBuilder withError(LoggingEventBuilder line, @Nullable Throwable error) {
        return error == null ? line : line.addKeyValue("error.type", type(error));
    }

    private static LoggingEventBuilder withRequest(LoggingEventBuilder line, @Nullable String id) {
        return id == null ? line : line.addKeyValue("aws.request_id", id);
    }

    private static String type(Throwable error) {
        return error.getClass().getName();
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String name(OperationKind kind) {
        String words = tag(kind).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
