package io.dynox.internal.engine.write;

import io.dynox.ItemWrite;
import java.util.Map;

/** Takes {@code key=value} as an item, of which only the key is looked at. */
public final class TextCodec implements WriteCodec<String, String> {

    @Override
    public PendingWrite<String> put(String item) {
        return new PendingWrite<>(ItemWrite.Kind.PUT, item, item.length(), item.length());
    }

    @Override
    public PendingWrite<String> delete(Map<String, ?> key) {
        String payload = key.get("pk") + "=";
        return new PendingWrite<>(ItemWrite.Kind.DELETE, payload, payload.length(), payload.length());
    }

    @Override
    public Map<String, ?> describe(ItemWrite.Kind operation, String payload) {
        return Map.of("item", payload);
    }

    @Override
    public Map<String, ?> describeInvalid(String item) {
        return Map.of("item", item);
    }

    public static Object key(ItemWrite.Kind operation, String payload) {
        return payload.substring(0, payload.indexOf('='));
    }
}
