package io.dynox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.mapping.value.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

class EightBytesTest {

    /** Of the bytes that differ from a wanted one in one bit, and of others. */
    private static final byte[] NEAR = {
        '"', '\\', '!', '#', ']', '[', ' ', 0x1f, 0, 0x7f, -1, -128, 'a', '"' | -128, '\\' | -128
    };

    @Test
    void whatIsFoundIsTheFirstAtEachPlace() {
        Random random = new Random(1);
        for (int run = 0; run < 20_000; run++) {
            byte[] json = new byte[random.nextInt(40)];
            Arrays.fill(json, (byte) 'a');
            for (int marks = random.nextInt(3); marks > 0 && json.length > 0; marks--) {
                json[random.nextInt(json.length)] = NEAR[random.nextInt(NEAR.length)];
            }
            int from = random.nextInt(json.length + 1);
            int end = from + random.nextInt(json.length - from + 1);

            assertThat(EightBytes.quoteOrEscape(json, from, end))
                    .isEqualTo(first(json, from, end, c -> c == '"' || c == '\\'));
            assertThat(EightBytes.special(json, from, end))
                    .isEqualTo(first(json, from, end, c -> c < ' ' || c == '"' || c == '\\'));
        }
    }

    private static int first(byte[] json, int from, int end, IntPredicate wanted) {
        return IntStream.range(from, end)
                .filter(i -> wanted.test(json[i]))
                .findFirst()
                .orElse(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "\n", "\u007f", "?", "é", "ÿ", "€", "𝄞", "\u0100", "x"})
    void longTextsAreWrittenAndReadWhateverStandsInThem(String odd) {
        JsonWriter writer = new JsonWriter(16);
        JsonMapper independent = JsonMapper.builder().build();
        for (int length : new int[] {62, 63, 64, 65, 511, 512, 513, 1_024, 1_500}) {
            for (int place : new int[] {0, 1, 7, 8, 60, length / 2, length - 1, length}) {
                String text = "x".repeat(Math.min(place, length)) + odd + "y".repeat(Math.max(0, length - place));
                writer.clear();
                writer.raw(new byte[] {'{'});
                writer.name("v");
                writer.text(text);
                writer.raw(new byte[] {'}'});

                assertThat(independent.readTree(writer.toBytes()).at("/v/S").asString())
                        .isEqualTo(text);
                JsonReader reader = new JsonReader(writer.toBytes());
                reader.beginItem();
                assertThat(Attributes.read(reader)).isEqualTo(Map.of("v", AttributeValue.fromS(text)));
                assertThat(writer.itemBytes()).isEqualTo(1 + text.getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }
}
