package io.dynox.internal.wire;

import io.dynox.ItemWrite;
import io.dynox.internal.mapping.value.Attributes;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write as it stands in a request. Immutable, as long as the bytes are not written to. */
record WireWrite(WireForm form, byte[] json, int itemBytes) {

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
