package io.dynox.internal.wire;

import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.ReadKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts requests together. */
final class WireRequests {

    private static final byte[] BEFORE_TABLE = ascii("{\"RequestItems\":{");
    private static final byte[] AFTER_WRITES = ascii("]},\"ReturnConsumedCapacity\":\"TOTAL\"}");
    private static final byte[] OPEN = ascii("{");
    private static final byte[] CLOSE = ascii("}");
    private static final byte[] COMMA = ascii(",");
    private static final int HEAD = 64;
    private static final int ENVELOPE = 512;
    private static final int KEY = 64;

    private WireRequests() {}

    /** The writes lie in it one after the other, as they were encoded; nothing is copied twice. */
    static RequestBody batchWrite(String table, List<WireWrite> writes, SpareBytes spare) {
        JsonWriter head = new JsonWriter(BEFORE_TABLE.length + table.length() + HEAD);
        head.raw(BEFORE_TABLE);
        head.string(table);
        raw(head, ":[");
        int length = head.length() + writes.size() - 1 + AFTER_WRITES.length;
        for (WireWrite write : writes) {
            length += write.json().length;
        }
        byte[] request = spare.take(length);
        int at = head.copyTo(request);
        for (int i = 0; i < writes.size(); i++) {
            if (i > 0) {
                request[at++] = ',';
            }
            byte[] write = writes.get(i).json();
            System.arraycopy(write, 0, request, at, write.length);
            at += write.length;
        }
        System.arraycopy(AFTER_WRITES, 0, request, at, AFTER_WRITES.length);
        return new RequestBody(request, length);
    }

    static RequestBody batchGet(String table, List<ReadKey> keys, boolean consistentRead, Projection projection) {
        JsonWriter out = new JsonWriter(ENVELOPE + keys.size() * KEY);
        out.takeAll();
        raw(out, "{\"RequestItems\":{");
        out.string(table);
        raw(out, ":{\"Keys\":[");
        boolean first = true;
        for (ReadKey key : keys) {
            if (!first) {
                out.raw(COMMA);
            }
            first = false;
            attributes(out, key.attributes());
        }
        raw(out, "],\"ConsistentRead\":" + consistentRead);
        projection(out, projection);
        raw(out, "}},\"ReturnConsumedCapacity\":\"TOTAL\"}");
        return out.toBody();
    }

    /** An object of attributes. */
    static void attributes(JsonWriter out, Map<String, AttributeValue> attributes) {
        out.raw(OPEN);
        Attributes.write(attributes, out);
        out.raw(CLOSE);
    }

    /** The whole of a {@code GetItem}. */
    static RequestBody get(
            String table, Map<String, AttributeValue> key, boolean consistentRead, Projection projection) {
        JsonWriter out = ofTable(table);
        raw(out, ",\"Key\":");
        attributes(out, key);
        raw(out, ",\"ConsistentRead\":" + consistentRead);
        projection(out, projection);
        raw(out, "}");
        return out.toBody();
    }

    /** The whole of a {@code DeleteItem}. */
    static RequestBody delete(String table, Map<String, AttributeValue> key) {
        JsonWriter out = ofTable(table);
        raw(out, ",\"Key\":");
        attributes(out, key);
        raw(out, "}");
        return out.toBody();
    }

    static JsonWriter ofTable(String table) {
        JsonWriter out = new JsonWriter(ENVELOPE);
        out.takeAll();
        raw(out, "{\"TableName\":");
        out.string(table);
        return out;
    }

    /** The members that say under which condition an item is put; none if there is no condition. */
    static void condition(JsonWriter out, ConditionalPut put) {
        if (put.condition() == null) {
            return;
        }
        raw(out, ",\"ConditionExpression\":");
        out.string(put.condition());
        names(out, put.names());
        if (!put.values().isEmpty()) {
            raw(out, ",\"ExpressionAttributeValues\":");
            attributes(out, put.values());
        }
    }

    private static void projection(JsonWriter out, Projection projection) {
        String expression = projection.expression();
        if (expression == null) {
            return;
        }
        raw(out, ",\"ProjectionExpression\":");
        out.string(expression);
        names(out, projection.names());
    }

    /** What placeholders stand for; the service refuses an object without any. */
    static void names(JsonWriter out, Map<String, String> names) {
        String separator = ",\"ExpressionAttributeNames\":{";
        for (Map.Entry<String, String> name : names.entrySet()) {
            raw(out, separator);
            separator = ",";
            out.string(name.getKey());
            raw(out, ":");
            out.string(name.getValue());
        }
        raw(out, names.isEmpty() ? "" : "}");
    }

    static void raw(JsonWriter out, String ascii) {
        out.raw(ascii(ascii));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
