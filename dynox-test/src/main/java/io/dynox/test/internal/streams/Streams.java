package io.dynox.test.internal.streams;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.value.ValidationFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The streams of all tables. A stream that is disabled, or whose table is deleted, can still be read, as in the service. Thread-safe.
 */
public final class Streams {

    private static final Pattern ARN = Pattern.compile("arn:[^:]+:dynamodb:[^:]+:\\d+:table/[^/]+/stream/.+");

    private final Clock clock;
    private final List<TableStream> streams = new CopyOnWriteArrayList<>();

    /** No streams yet; {@code clock} dates streams and their records, and lets both grow old. */
    public Streams(Clock clock) {
        this.clock = clock;
    }

    /** A synchronous client, whose requests go through {@code service}; closing it does nothing. */
    public DynamoDbStreamsClient client(StreamService service) {
        return new StreamsClient(new StreamOperations(this, clock), service);
    }

    /** An asynchronous client, whose requests go through {@code service}; closing it does nothing. */
    public DynamoDbStreamsAsyncClient asyncClient(StreamService service) {
        return new StreamsAsyncClient(new StreamOperations(this, clock), service);
    }

    /**
     * Checks what a request says about the stream of a table; null says nothing.
     *
     * @param current the table, null if it is yet to be created
     * @throws ValidationFailure with the service's text if that cannot be done
     */
    public static void check(@Nullable StreamSpecification wanted, @Nullable TableDescription current) {
        if (wanted == null) {
            return;
        }
        new Constraints()
                .notNull("streamSpecification.streamEnabled", wanted.streamEnabled())
                .oneOf(
                        "streamSpecification.streamViewType",
                        wanted.streamViewTypeAsString(),
                        "NEW_IMAGE",
                        "OLD_IMAGE",
                        "NEW_AND_OLD_IMAGES",
                        "KEYS_ONLY")
                .check();
        boolean enable = Boolean.TRUE.equals(wanted.streamEnabled());
        if (enable && wanted.streamViewType() == null) {
            throw ValidationFailure.invalidParameter("StreamViewType must be specified when StreamEnabled is true");
        }
        if (!enable && wanted.streamViewType() != null) {
            throw ValidationFailure.invalidParameter("StreamViewType can only be specified when StreamEnabled is true");
        }
        if (current != null && enable == isEnabled(current)) {
            throw new ValidationFailure(
                    enable
                            ? "Table already has an enabled stream: TableName: " + current.tableName()
                            : "Table has no stream to disable: TableName: " + current.tableName());
        }
    }

    /** Gives a table a stream, or disables its stream; null changes nothing. The request must be checked before. */
    public void apply(@Nullable StreamSpecification wanted, StoredTable table) {
        if (wanted == null) {
            return;
        }
        if (!Boolean.TRUE.equals(wanted.streamEnabled())) {
            close(table);
            table.define(table.definition().toBuilder()
                    .streamSpecification((StreamSpecification) null)
                    .build());
            return;
        }
        TableStream stream = new TableStream(table, wanted.streamViewType(), labelTime(table), clock);
        streams.add(stream);
        table.define(table.definition().toBuilder()
                .streamSpecification(wanted)
                .latestStreamArn(stream.arn())
                .latestStreamLabel(stream.label())
                .build());
        table.onChange(stream);
    }

    /** Ends the stream of a table that is deleted, if it has one. */
    public void close(StoredTable table) {
        table.onChange(null);
        streams.stream().filter(stream -> stream.isOf(table)).forEach(TableStream::close);
    }

    /** Forgets all records; the streams stay. */
    public void clearRecords() {
        streams.forEach(TableStream::clear);
    }

    /** Forgets all streams. */
    public void clear() {
        streams.clear();
    }

    /** The streams of one table, or of all for null, in the order of their creation. */
    List<TableStream> of(@Nullable String table) {
        List<TableStream> found = new ArrayList<>(streams);
        found.removeIf(stream -> table != null && !stream.tableName().equals(table));
        return found;
    }

    TableStream named(String arn) {
        checkArn(arn);
        return streams.stream()
                .filter(stream -> stream.arn().equals(arn))
                .findFirst()
                .orElseThrow(
                        () -> ServiceErrors.notFound("Requested resource not found: Stream: " + arn + " not found"));
    }

    /** Refuses what is no ARN of a stream. */
    static void checkArn(String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw ValidationFailure.invalidParameter("Invalid StreamArn");
        }
    }

    /** Now, or later where the table has had a stream of this time before, as the time is part of the name. */
    private Instant labelTime(StoredTable table) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return of(table.name()).stream()
                .map(stream -> stream.created().plusMillis(1))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private static boolean isEnabled(TableDescription table) {
        return table.streamSpecification() != null
                && Boolean.TRUE.equals(table.streamSpecification().streamEnabled());
    }
}
