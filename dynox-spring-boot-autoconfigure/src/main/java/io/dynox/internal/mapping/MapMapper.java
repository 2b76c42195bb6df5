package io.dynox.internal.mapping;

import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.value.AttributeReader;
import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemEncoder;
import io.dynox.internal.mapping.value.ItemReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that are plain maps. */
public enum MapMapper implements ItemMapper<Map<String, Object>> {
    INSTANCE;

    @Override
    public Map<String, AttributeValue> encode(Map<String, Object> item) {
        return ItemEncoder.encode(item);
    }

    @Override
    public Map<String, Object> decode(Map<String, AttributeValue> attributes) {
        return ItemDecoder.decode(attributes);
    }

    @Override
    public Map<String, AttributeValue> encodeKey(Map<?, ?> key) {
        return ItemEncoder.encode(key);
    }

    @Override
    public void write(Map<String, Object> item, AttributeWriter out) {
        ItemEncoder.write(item, out);
    }

    @Override
    public Map<String, Object> read(AttributeReader in) {
        return ItemReader.members(in);
    }

    @Override
    public Map<String, ?> describe(Map<String, Object> item) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(item));
    }
}
