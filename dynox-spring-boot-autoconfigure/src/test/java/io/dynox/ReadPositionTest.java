package io.dynox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dynox.ReadPosition.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

class ReadPositionTest {

    private static final String[] TEXTS = {
        "USER#1", "a:b;c=d,e", "%2B + *", "é\u20ac\ud83d\ude00", "\n\t\0", "*", "1;0=*"
    };

    private static Object value(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> TEXTS[random.nextInt(TEXTS.length)];
            case 1 -> new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(-100, 100));
            default -> {
                byte[] bytes = new byte[1 + random.nextInt(20)];
                random.nextBytes(bytes);
                yield SdkBytes.fromByteArray(bytes);
            }
        };
    }

    private static Segment segment(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return random.nextBoolean() ? new Segment(true, Map.of()) : Segment.NOT_BEGUN;
        }
        Map<String, Object> key = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            key.put(TEXTS[random.nextInt(TEXTS.length)], value(random));
        }
        return new Segment(false, key);
    }

    @Test
    void anyPositionIsReadBackAsItWas() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Segment> segments = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                segments.add(segment(random));
            }
            ReadPosition position = new ReadPosition(segments);

            String text = position.toText();

            assertThat(ReadPosition.parse(text)).as("seed %d: %s", seed, text).isEqualTo(position);
            assertThat(text).as("seed %d", seed).matches("[\\x21-\\x7e]*");
        }
    }

    @Test
    void theTextIsWhatOtherVersionsHaveStored() {
        ReadPosition position = new ReadPosition(List.of(
                new Segment(true, Map.of()),
                Segment.NOT_BEGUN,
                new Segment(false, Map.of("pk", "USER#1")),
                new Segment(false, Map.of("id", SdkBytes.fromByteArray(new byte[] {-1, 0, 62})))));

        assertThat(position.toText()).isEqualTo("4;0=*;2=pk:S:USER%231;3=id:B:_wA-");
        assertThat(ReadPosition.parse("1;0=pk:N:12.50,sk:S:a+b"))
                .isEqualTo(new ReadPosition(
                        List.of(new Segment(false, Map.of("pk", new BigDecimal("12.50"), "sk", "a b")))));
        assertThat(ReadPosition.BEGINNING.toText()).isEqualTo("0");
    }

    @Test
    void bytesAreWrittenWhateverHoldsThem() {
        byte[] bytes = {1, 2, 3};

        assertThat(new ReadPosition(List.of(new Segment(false, Map.of("b", bytes)))).toText())
                .isEqualTo("1;0=b:B:AQID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-1",
                "2000001",
                "1;",
                "1;0",
                "1;1=*",
                "1;-1=*",
                "1;0=",
                "1;0=pk",
                "1;0=pk:S",
                "1;0=pk:X:secret",
                "1;0=pk:N:secret",
                "1;0=pk:B:***",
                "1;0=pk:S:secret:more",
                "1;0=pk:S:%zz"
            })
    void otherTextsAreRefusedWithoutRepeatingThem(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ReadPosition.parse(text))
                .withMessageContaining("ReadPosition.toText()")
                .withMessageNotContaining("secret");
    }

    @Test
    void valuesThatCantBeKeysAreRefused() {
        ReadPosition position = new ReadPosition(List.of(new Segment(false, Map.of("pk", true))));

        assertThatIllegalStateException().isThrownBy(position::toText).withMessageContaining("'pk'");
    }

    @Test
    void aPositionIsDoneWhenAllItsSegmentsAre() {
        Segment done = new Segment(true, Map.of());

        assertThat(ReadPosition.BEGINNING.isDone()).isFalse();
        assertThat(new ReadPosition(List.of(done, Segment.NOT_BEGUN)).isDone()).isFalse();
        assertThat(new ReadPosition(List.of(done, done)).isDone()).isTrue();
    }

    @Test
    void whatIsPrintedHoldsNoKeys() {
        ReadPosition position = new ReadPosition(List.of(new Segment(false, Map.of("pk", "secret"))));

        assertThat(position.toString()).doesNotContain("secret").contains("begun");
    }
}
