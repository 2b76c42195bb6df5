package io.dynox.internal.wire;

import io.dynox.ItemWrite;
import io.dynox.internal.mapping.value.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write as it stands in a request. Immutable, as long as the bytes are not written to. */
final class WireWrite {

    static final byte[] PUT = "{\"PutRequest\":{\"Item\":{".getBytes(StandardCharsets.US_ASCII);
    static final byte[] DELETE = "{\"DeleteRequest\":{\"Key\":{".getBytes(StandardCharsets.US_ASCII);
    static final byte[] END = "}}}".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final int itemBytes;

    WireWrite(byte[] json, int itemBytes) {
        this.json = json;
        this.itemBytes = itemBytes;
    }

    /** Such as {@code {"PutRequest":{"Item":{…}}}}. */
    byte[] json() {
        return json;
    }

    /** The size of the item, or of the key, as DynamoDB measures it. */
    int itemBytes() {
        return itemBytes;
    }

    /** What it is. */
    ItemWrite.Kind operation() {
        return json[2] == PUT[2] ? ItemWrite.Kind.PUT : ItemWrite.Kind.DELETE;
    }

    /** Where the item of a put, or the key of a delete, begins. */
    static int from(ItemWrite.Kind operation) {
        return (operation == ItemWrite.Kind.PUT ? PUT : DELETE).length - 1;
    }

    /** Where the item, or the key, ends. */
    int to() {
        return json.length - END.length + 1;
    }

    /** A reader that has begun the item, or the key. */
    JsonReader attributes(ItemWrite.Kind operation) {
        JsonReader reader = new JsonReader(json, from(operation), to(), null);
        reader.beginItem();
        return reader;
    }

    Map<String, AttributeValue> decode(ItemWrite.Kind operation) {
        return Attributes.read(attributes(operation));
    }
}
