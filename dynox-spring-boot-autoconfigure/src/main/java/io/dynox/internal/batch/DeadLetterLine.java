package io.dynox.internal.batch;

import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.internal.Printable;
import io.dynox.internal.wire.JsonDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a line of JSON. Immutable.
 *
 * @param write the write
 * @param failedAt when it was given up
 * @param attempts how many requests carried it
 * @param cause why it was given up
 */
public record DeadLetterLine(ItemWrite write, Instant failedAt, int attempts, String cause) {

    private static final String TABLE = "table";
    private static final String KIND = "kind";
    private static final String ITEM = "item";
    private static final String REFUSED = "refused";
    private static final String FAILED_AT = "failedAt";
    private static final String ATTEMPTS = "attempts";
    private static final String MAY_BE_WRITTEN = "mayHaveBeenWritten";
    private static final String CAUSE = "cause";
    private static final Set<String> ITEMS = Set.of(ITEM);

    /** Writes a line without its end. */
    public static byte[] write(FailedWrite failure, Instant now) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        ItemJson.Encoded item = ItemJson.encode(failure.write().item());
        line.put(TABLE, failure.write().table());
        line.put(KIND, failure.write().kind().name());
        line.put(FAILED_AT, now.toString());
        line.put(ATTEMPTS, failure.attempts());
        line.put(MAY_BE_WRITTEN, failure.mayHaveBeenWritten());
        line.put(CAUSE, failure.cause().toString());
        if (!item.refused().isEmpty()) {
            line.put(REFUSED, item.refused());
        }
        line.put(ITEM, item.attributes());
        return JsonDocument.write(line, ITEMS);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no dead letter
     */
    public static DeadLetterLine read(byte[] json) {
        Map<String, @Nullable Object> line = JsonDocument.read(json, ITEMS);
        if (line.get(REFUSED) != null) {
            throw new IllegalArgumentException("its item isn't whole, as DynamoDB has no type for the attributes "
                    + Printable.of(String.valueOf(line.get(REFUSED))) + ": mend the line, and remove its member \""
                    + REFUSED + "\"");
        }
        Map<String, Object> item = ItemJson.plain(line, ITEM);
        if (item == null) {
            throw new IllegalArgumentException("it has no \"" + ITEM + "\"");
        }
        String table = text(line, TABLE);
        ItemWrite write = switch (text(line, KIND)) {
            case "PUT" -> ItemWrite.put(table, item);
            case "DELETE" -> ItemWrite.delete(table, item);
            default -> throw new IllegalArgumentException("\"" + KIND + "\" must be PUT or DELETE");
        };
        int attempts = line.get(ATTEMPTS) instanceof BigDecimal number ? number.intValue() : 0;
        try {
            return new DeadLetterLine(write, Instant.parse(text(line, FAILED_AT)), attempts, text(line, CAUSE));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + FAILED_AT + "\" is no time", e);
        }
    }

    private static String text(Map<String, @Nullable Object> line, String member) {
        if (line.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("it has no \"" + member + "\"");
    }

    @Override
    public String toString() {
        return "DeadLetterLine[" + write + "]";
    }
}
