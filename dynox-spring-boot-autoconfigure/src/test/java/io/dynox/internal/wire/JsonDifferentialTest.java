package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.internal.mapping.MapMapper;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemMeter;
import io.dynox.internal.sdk.ItemWriteCodec;
import io.dynox.internal.sdk.TableModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares the wire's JSON to what the SDK's marshaller and unmarshaller make, item by item. {@code -Ddynox.wire.items} says how many
 * random items, {@code -Ddynox.wire.seed} repeats a run.
 */
class JsonDifferentialTest {

    private static final int ITEMS = Integer.getInteger("dynox.wire.items", 20_000);
    private static final int BATCH = 25;

    private final long seed =
            Long.getLong("dynox.wire.seed", ThreadLocalRandom.current().nextLong());
    private final JsonMapper parser = JsonMapper.builder().build();
    private final JsonMapper printer = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    private boolean pretty;
    private final CapturedHttp http = new CapturedHttp();
    private final DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(http)
            .build();
    private final TableModel<Map<String, Object>> model = TableModel.ofMaps("t");
    private final WireWriteCodec<Map<String, Object>> codec = WireWriteCodec.ofBatches(model);
    private final ItemWriteCodec<Map<String, Object>> sdkCodec = new ItemWriteCodec<>(model);

    @Test
    void requestsAreWhatTheSdkSendsAndRepliesWhatItReads() {
        OddItems random = new OddItems(seed);
        for (int sent = 0; sent < ITEMS; sent += BATCH) {
            List<Map<String, Object>> items = new ArrayList<>();
            List<byte[]> wire = new ArrayList<>();
            List<WriteRequest> sdk = new ArrayList<>();
            while (items.size() < BATCH) {
                Map<String, Object> item = random.item();
                if (takes(item, wire, sdk)) {
                    items.add(item);
                }
            }
            ArrayNode bySdk = marshalled(sdk);
            for (int i = 0; i < BATCH; i++) {
                assertThat(parser.readTree(wire.get(i))).as("seed %d", seed).isEqualTo(bySdk.get(i));
            }
            replies(bySdk);
        }
    }

    /** Both codecs take an item, and measure it alike, or refuse it in the same words. */
    private boolean takes(Map<String, Object> item, List<byte[]> wire, List<WriteRequest> sdk) {
        String refusal = null;
        Map<String, AttributeValue> attributes = Map.of();
        ItemMeter meter = new ItemMeter();
        try {
            attributes = sdkCodec.item(item, meter);
        } catch (InvalidItemException e) {
            refusal = e.getMessage();
        }
        try {
            WireWrite write = codec.write(item);
            assertThat(refusal).as("seed %d, %s", seed, item).isNull();
            assertThat((long) write.itemBytes()).as("seed %d, %s", seed, item).isEqualTo(meter.bytes());
            wire.add(write.json());
            Map<String, AttributeValue> put = attributes;
            sdk.add(WriteRequest.builder().putRequest(to -> to.item(put)).build());
            assertThat(codec.describe(ItemWrite.Kind.PUT, write))
                    .as("seed %d", seed)
                    .isEqualTo(ItemDecoder.decode(attributes));
            return true;
        } catch (InvalidItemException e) {
            assertThat(e.getMessage()).as("seed %d, %s", seed, item).isEqualTo(refusal);
            return false;
        }
    }

    private ArrayNode marshalled(List<WriteRequest> writes) {
        http.reply = "{}".getBytes(StandardCharsets.UTF_8);
        client.batchWriteItem(request -> request.requestItems(Map.of("t", writes)))
                .join();
        return (ArrayNode) parser.readTree(http.body).get("RequestItems").get("t");
    }

    /** A reply that an independent printer wrote is read alike. */
    private void replies(ArrayNode writes) {
        ObjectNode reply = parser.createObjectNode();
        ArrayNode items = reply.putObject("Responses").putArray("t");
        for (JsonNode write : writes) {
            items.add(write.get("PutRequest").get("Item"));
        }
        pretty = !pretty;
        JsonMapper either = pretty ? printer : parser;
        http.reply = either.writeValueAsBytes(reply);
        List<Map<String, AttributeValue>> bySdk =
                Objects.requireNonNull(client.batchGetItem(request -> request.requestItems(Map.of(
                                "t",
                                KeysAndAttributes.builder()
                                        .keys(List.of(Map.of("k", AttributeValue.fromS("v"))))
                                        .build())))
                        .join()
                        .responses()
                        .get("t"));
        int at = 0;
        for (JsonItem item : items(http.reply)) {
            Map<String, AttributeValue> expected = bySdk.get(at++);
            assertThat(Attributes.read(item.attributes(null)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(MapMapper.INSTANCE.read(item.attributes(new NameCache())))
                    .as("seed %d", seed)
                    .isEqualTo(ItemDecoder.decode(expected));
        }
        assertThat(at).isEqualTo(bySdk.size());
    }

    private static List<JsonItem> items(byte[] reply) {
        List<JsonItem> items = new ArrayList<>();
        JsonReader reader = new JsonReader(reply);
        reader.begin('{');
        assertThat(reader.member()).isEqualTo("Responses");
        reader.begin('{');
        assertThat(reader.member()).isEqualTo("t");
        reader.begin('[');
        while (reader.more(']')) {
            reader.peek();
            int from = reader.position();
            reader.skipJson();
            items.add(new JsonItem(reply, from, reader.position()));
        }
        @Nullable String end = reader.member();
        assertThat(end).isNull();
        return items;
    }
}
