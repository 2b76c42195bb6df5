package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.storage.ChangeStream;
import io.dynox.test.storage.ChangeStreams;
import io.dynox.test.storage.Table;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** The StreamSpecification of tables. Thread-safe. */
final class StreamChanges {

    private final ChangeStreams streams;
    private final Clock clock;

    StreamChanges(ChangeStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** What a specification must keep to; null is none. */
    static void check(@Nullable StreamSpecification wanted) {
        if (wanted == null) {
            return;
        }
        boolean enabled = Boolean.TRUE.equals(wanted.streamEnabled());
        if (enabled && wanted.streamViewType() == null) {
            throw ServiceErrors.invalidParameter("StreamViewType is required when StreamEnabled is true");
        }
        if (!enabled && wanted.streamViewType() != null) {
            throw ServiceErrors.invalidParameter("StreamViewType is not allowed when StreamEnabled is false");
        }
    }

    /** What the present stream of the table says against it. */
    static void check(Table table, @Nullable StreamSpecification wanted) {
        if (wanted == null) {
            return;
        }
        boolean isOn = table.definition().streamSpecification() != null;
        if (isOn && Boolean.TRUE.equals(wanted.streamEnabled())) {
            throw ServiceErrors.validation("Table already has an enabled stream: TableName: " + table.name());
        }
        if (!isOn && !Boolean.TRUE.equals(wanted.streamEnabled())) {
            throw ServiceErrors.validation("Table has no stream to disable: TableName: " + table.name());
        }
    }

    /** Makes the change, in the table's definition as well. */
    void apply(Table table, @Nullable StreamSpecification wanted) {
        if (wanted == null) {
            return;
        }
        if (Boolean.TRUE.equals(wanted.streamEnabled())) {
            ChangeStream stream = new ChangeStream(table.definition(), wanted.streamViewType(), clock);
            streams.add(table, stream);
            table.define(table.definition().toBuilder()
                    .streamSpecification(wanted)
                    .latestStreamArn(stream.arn())
                    .latestStreamLabel(stream.label())
                    .build());
        } else {
            table.streamTo(null);
            table.define(table.definition().toBuilder()
                    .streamSpecification((StreamSpecification) null)
                    .build());
        }
    }
}
