package io.dynox.test;

import io.dynox.test.internal.json.ItemReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Items in a JSON document: an array of objects, one an item.
 *
 * <pre>{@code
 * dynamo.seed("users", JsonItems.resource("users.json"));
 * dynamo.seed("users", JsonItems.file(Path.of("scan.json")).format(JsonFormat.DYNAMODB));
 * }</pre>
 *
 * <p>Numbers keep all their digits. Immutable.
 *
 * @param source where the document is from, for messages
 * @param json the document
 * @param format how it writes values
 */
public record JsonItems(String source, String json, JsonFormat format) {

    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

    /**
     * The document in {@code json}, in the plain format.
     */
    public static JsonItems text(String json) {
        return new JsonItems("JSON text", json, JsonFormat.PLAIN);
    }

    /**
     * The document in a file in UTF-8, in the plain format.
     *
     * @throws UncheckedIOException if it can't be read
     */
    public static JsonItems file(Path file) {
        try {
            return new JsonItems(file.toString(), Files.readString(file), JsonFormat.PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException("The seed " + file + " can't be read: " + e, e);
        }
    }

    /**
     * The document in a resource of the class path in UTF-8, in the plain format.
     *
     * @param name from the root of the class path, with or without a slash before it
     * @throws IllegalArgumentException if there is none
     */
    public static JsonItems resource(String name) {
        String path = name.startsWith("/") ? name.substring(1) : name;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? JsonItems.class.getClassLoader() : context;
        try (InputStream stream = loader.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no resource '" + path + "' on the class path");
            }
            return new JsonItems(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8), JsonFormat.PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException("The seed " + path + " can't be read: " + e, e);
        }
    }

    /**
     * The document at {@code classpath:users.json}, {@code file:users.json} or, on the class path too, {@code users.json}; in the
     * plain format.
     *
     * @throws IllegalArgumentException if there is no such resource
     * @throws UncheckedIOException if the file can't be read
     */
    public static JsonItems at(String location) {
        if (location.startsWith(FILE)) {
            return file(Path.of(location.substring(FILE.length())));
        }
        return resource(location.startsWith(CLASS_PATH) ? location.substring(CLASS_PATH.length()) : location);
    }

    /** The same document, read in another format. */
    public JsonItems format(JsonFormat other) {
        return new JsonItems(source, json, other);
    }

    /**
     * The items, in their order.
     *
     * @throws IllegalArgumentException if the document isn't JSON, isn't an array of objects, or doesn't keep to its format; it
     *     names the source, the number of the item from 1 on, and the attribute
     */
    public List<Map<String, AttributeValue>> items() {
        return new ItemReader(source, format == JsonFormat.DYNAMODB).read(json);
    }

    /** Puts each item, and names the one that the service refuses. */
    void forEach(String table, Consumer<Map<String, AttributeValue>> put) {
        int number = 0;
        for (Map<String, AttributeValue> item : items()) {
            number++;
            try {
                put.accept(item);
            } catch (DynamoDbException e) {
                throw new IllegalArgumentException(
                        source + ", item " + number + ", doesn't fit into the table '" + table + "': "
                                + e.awsErrorDetails().errorMessage()
                                + (format == JsonFormat.PLAIN ? " (read as plain JSON, not as DynamoDB's)" : ""),
                        e);
            }
        }
    }
}
