package io.dynox.test.storage;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All streams by their ARNs, those of deleted tables included. Thread-safe. */
public final class ChangeStreams {

    private final NavigableMap<String, ChangeStream> streams = new ConcurrentSkipListMap<>();

    /** Gives a table a stream. */
    public void add(Table table, ChangeStream stream) {
        streams.put(stream.arn(), stream);
        table.streamTo(stream);
    }

    public @Nullable ChangeStream find(String arn) {
        return streams.get(arn);
    }

    /** The streams with ARNs after {@code arn}, in their order; all of them from the empty string. */
    public Collection<ChangeStream> after(String arn) {
        return streams.tailMap(arn, false).values();
    }

    public void clear() {
        streams.clear();
    }
}
