package io.dynox.internal.wire;

import io.dynox.internal.sdk.ForeignReplyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reply says, its items not decoded yet. Not thread-safe; read once, then not changed. */
final class WireReply {

    private final byte[] content;
    /** Found items of a batch get, of a scan or a query, or the one of a get, unprocessed puts of a batch write. */
    final List<JsonItem> items = new ArrayList<>();
    /** Unprocessed keys of a batch get, unprocessed deletes of a batch write. */
    final List<JsonItem> keys = new ArrayList<>();

    /** Where a scan or a query goes on. */
    @Nullable
    JsonItem next;

    /** The items that a scan or a query found. */
    int count;

    double units;

    /** The id that the service gave to the request; null if the reply has none. */
    final @Nullable String requestId;

    private WireReply(HttpReply reply) {
        this.content = reply.body();
        this.requestId = reply.requestId();
    }

    /** As {@link #read(HttpReply, String)}, of a request whose reply may say nothing. */
    static WireReply read(HttpReply content) {
        return read(content, null);
    }

    /**
     * Reads a reply.
     *
     * @param required the member that each such reply has; null if there is none
     * @throws software.amazon.awssdk.core.exception.SdkClientException when it isn't JSON
     * @throws ForeignReplyException when it lacks the member
     */
    static WireReply read(HttpReply content, @Nullable String required) {
        try {
            return parse(content, required);
        } catch (MalformedJsonException e) {
            throw WireClient.unreadable(new IOException(e.getMessage(), e));
        }
    }

    private static WireReply parse(HttpReply content, @Nullable String required) {
        WireReply reply = new WireReply(content);
        boolean isComplete = false;
        JsonReader in = new JsonReader(reply.content);
        in.begin('{');
        for (@Nullable String name = in.member(); name != null; name = in.member()) {
            isComplete |= name.equals(required);
            if (in.acceptNull()) {
                continue;
            }
            switch (name) {
                case "UnprocessedItems" -> reply.unprocessedItems(in);
                case "Responses" -> reply.responses(in);
                case "UnprocessedKeys" -> reply.unprocessedKeys(in);
                case "Item" -> reply.items.add(reply.slice(in));
                case "Items" -> reply.slices(in, reply.items);
                case "Count" -> reply.count = (int) number(in);
                case "LastEvaluatedKey" -> reply.next = reply.slice(in);
                case "ConsumedCapacity" -> reply.consumed(in);
                default -> in.skipJson();
            }
        }
        if (in.peek() != -1) {
            throw in.malformed();
        }
        if (required != null && !isComplete) {
            throw new ForeignReplyException(required);
        }
        return reply;
    }

    private JsonItem slice(JsonReader in) {
        in.peek();
        int from = in.position();
        in.skipJson();
        return new JsonItem(content, from, in.position());
    }

    private void slices(JsonReader in, List<JsonItem> into) {
        in.begin('[');
        while (in.more(']')) {
            into.add(slice(in));
        }
    }

    private void responses(JsonReader in) {
        // one table was asked, under a name that the reply may spell otherwise
        in.begin('{');
        while (in.member() != null) {
            slices(in, items);
        }
    }

    private void unprocessedKeys(JsonReader in) {
        in.begin('{');
        while (in.member() != null) {
            in.begin('{');
            for (@Nullable String name = in.member(); name != null; name = in.member()) {
                if (name.equals("Keys")) {
                    slices(in, keys);
                } else {
                    in.skipJson();
                }
            }
        }
    }

    private void unprocessedItems(JsonReader in) {
        in.begin('{');
        while (in.member() != null) {
            in.begin('[');
            while (in.more(']')) {
                write(in);
            }
        }
    }

    private void write(JsonReader in) {
        in.begin('{');
        for (@Nullable String kind = in.member(); kind != null; kind = in.member()) {
            if (in.acceptNull()) {
                continue;
            }
            in.begin('{');
            for (@Nullable String name = in.member(); name != null; name = in.member()) {
                switch (name) {
                    case "Item" -> items.add(slice(in));
                    case "Key" -> keys.add(slice(in));
                    default -> in.skipJson();
                }
            }
        }
    }

    private void consumed(JsonReader in) {
        if (in.peek() != '[') {
            capacity(in);
            return;
        }
        in.begin('[');
        while (in.more(']')) {
            capacity(in);
        }
    }

    private void capacity(JsonReader in) {
        in.begin('{');
        for (@Nullable String name = in.member(); name != null; name = in.member()) {
            if (name.equals("CapacityUnits") && in.peek() != 'n') {
                units += number(in);
            } else {
                in.skipJson();
            }
        }
    }

    private static double number(JsonReader in) {
        try {
            return Double.parseDouble(in.numberText());
        } catch (NumberFormatException e) {
            throw in.malformed();
        }
    }
}
