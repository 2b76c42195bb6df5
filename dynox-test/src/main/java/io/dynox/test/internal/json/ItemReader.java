package io.dynox.test.internal.json;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads a document of items, and says of what it can't read where that stands. Immutable. */
public final class ItemReader {

    private static final String ITEMS = "Items";

    private final String source;
    private final boolean typed;

    /**
     * A reader.
     *
     * @param source where the document is from, for messages
     * @param typed whether each value is written with its type, as DynamoDB's API does
     */
    public ItemReader(String source, boolean typed) {
        this.source = source;
        this.typed = typed;
    }

    /**
     * The items, in their order.
     *
     * @throws IllegalArgumentException if the document doesn't keep to the format
     */
    public List<Map<String, AttributeValue>> read(String json) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (JsonNode item : array(parse(json))) {
            items.add(item(item, items.size() + 1));
        }
        return items;
    }

    private JsonNode parse(String json) {
        try {
            // Within brackets, as the parser doesn't look at what follows the first value.
            JsonNode document = JsonNode.parserBuilder()
                    .removeErrorLocations(false)
                    .build()
                    .parse("[{\"document\":" + json + "\n}]");
            return document.asArray().get(0).field("document").orElseThrow();
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException(source + " is not JSON: " + e.getMessage(), e);
        }
    }

    private List<JsonNode> array(JsonNode root) {
        if (root.isArray()) {
            return root.asArray();
        }
        if (typed && root.isObject()) {
            JsonNode items = root.asObject().get(ITEMS);
            if (items != null && items.isArray()) {
                return items.asArray();
            }
        }
        throw new IllegalArgumentException(source + " must be a JSON array of items"
                + (typed ? ", or an object with such an array as \"" + ITEMS + "\"" : ""));
    }

    private Map<String, AttributeValue> item(JsonNode item, int number) {
        if (!item.isObject()) {
            throw new IllegalArgumentException(source + ", item " + number + ": must be a JSON object");
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        try {
            item.asObject().forEach((name, value) -> attributes.put(name, value(name, value)));
        } catch (BadJson e) {
            throw new IllegalArgumentException(source + ", item " + number + ", " + e.getMessage(), e);
        }
        return attributes;
    }

    private AttributeValue value(String name, JsonNode value) {
        return typed ? TypedValue.read(name, value) : value.visit(new PlainValue());
    }
}
