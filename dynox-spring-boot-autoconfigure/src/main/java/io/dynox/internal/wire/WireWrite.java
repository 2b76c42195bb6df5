package io.dynox.internal.wire;

import io.dynox.ItemWrite;
import io.dynox.internal.mapping.value.Attributes;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write as it stands in a request. Immutable, as long as the bytes are not written to. */
final class WireWrite {

    private final WireForm form;
    private final byte[] json;
    private final int itemBytes;

    WireWrite(WireForm form, byte[] json, int itemBytes) {
        this.form = form;
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
        return form.operation(json);
    }

    /** A reader that has begun the item, or the key. */
    JsonReader attributes() {
        JsonReader reader = new JsonReader(json, form.begin(operation()).length - 1, json.length, null);
        reader.beginItem();
        return reader;
    }

    Map<String, AttributeValue> decode() {
        return Attributes.read(attributes());
    }
}
