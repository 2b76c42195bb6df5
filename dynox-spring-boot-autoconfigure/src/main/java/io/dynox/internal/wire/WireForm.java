package io.dynox.internal.wire;

import io.dynox.ItemWrite;
import java.nio.charset.StandardCharsets;

/**
 * What stands before and behind the attributes of a write in a request. Immutable, as long as the bytes are not written to.
 */
final class WireForm {

    /** One of several writes of {@code BatchWriteItem}. */
    static final WireForm BATCH =
            new WireForm("{\"PutRequest\":{\"Item\":{", "{\"DeleteRequest\":{\"Key\":{", ascii("}}"));

    /** In both forms, the character at this place says what the write is. */
    private static final int OPERATION = 2;

    private final byte[] put;
    private final byte[] delete;
    private final byte[] end;

    private WireForm(String put, String delete, byte[] end) {
        this.put = ascii(put);
        this.delete = ascii(delete);
        this.end = end;
    }

    /** The whole of a {@code PutItem} or a {@code DeleteItem}. */
    static WireForm single(String table) {
        JsonWriter end = new JsonWriter(table.length() + 64);
        end.raw(ascii(",\"TableName\":"));
        end.string(table);
        end.raw(ascii(",\"ReturnConsumedCapacity\":\"TOTAL\"}"));
        return new WireForm("{\"Item\":{", "{\"Key\":{", end.toBytes());
    }

    /** What comes before the first attribute, its opening bracket included. */
    byte[] begin(ItemWrite.Kind operation) {
        return operation == ItemWrite.Kind.PUT ? put : delete;
    }

    /** What comes behind the attributes and their closing bracket, and behind a condition. */
    byte[] end() {
        return end;
    }

    /** What a write of this form is. */
    ItemWrite.Kind operation(byte[] json) {
        return json[OPERATION] == put[OPERATION] ? ItemWrite.Kind.PUT : ItemWrite.Kind.DELETE;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
