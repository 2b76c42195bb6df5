package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.internal.mapping.value.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JsonReaderTest {

    private static Map<String, AttributeValue> read(String json) {
        JsonReader reader = new JsonReader(json.getBytes(StandardCharsets.UTF_8));
        reader.beginItem();
        return Attributes.read(reader);
    }

    /** Each level is a list with a set behind the next level, so that each end must find the kind of what is around it. */
    private static AttributeValue nested(int depth) {
        AttributeValue value = AttributeValue.fromSs(List.of("a", "b"));
        for (int i = 0; i < depth; i++) {
            value = AttributeValue.fromL(
                    List.of(value, AttributeValue.fromNs(List.of("1")), AttributeValue.fromS("s")));
        }
        return value;
    }

    private static String json(int depth) {
        return "{\"v\":" + "{\"L\":[".repeat(depth) + "{\"SS\":[\"a\",\"b\"]}"
                + ",{\"NS\":[\"1\"]},{\"S\":\"s\"}]}".repeat(depth) + "}";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 62, 63, 64, 65, 126, 127, 128, 129, 190, 191, 192, 198})
    void structuresAreReadAtEachDepth(int depth) {
        assertThat(read(json(depth))).isEqualTo(Map.of("v", nested(depth)));
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> read(json(5_000)));
    }
}
