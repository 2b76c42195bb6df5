package io.dynox.test.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SubstringsTest {

    @Test
    void longTextsThatAlmostMatchCostAFewLooksAtEachCharacter() {
        String whole = "a".repeat(400_000);
        String part = "a".repeat(200_000) + "b";
        AtomicLong looks = new AtomicLong();

        boolean found = Substrings.contains(
                at -> looked(looks, whole, at), whole.length(), at -> looked(looks, part, at), part.length());

        assertThat(found).isFalse();
        assertThat(looks).hasValueLessThan(5L * (whole.length() + part.length()));
    }

    private static char looked(AtomicLong looks, String text, int at) {
        looks.incrementAndGet();
        return text.charAt(at);
    }

    @Test
    void stringsAndBinariesAreFoundWhereTheJdkFindsThem() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String whole = text(random, random.nextInt(300));
            String part = random.nextBoolean() ? text(random, random.nextInt(90)) : piece(random, whole);

            boolean expected = whole.contains(part);
            assertThat(Substrings.contains(AttributeValue.fromS(whole), AttributeValue.fromS(part)))
                    .as("'%s' in '%s'", part, whole)
                    .isEqualTo(expected);
            assertThat(Substrings.contains(
                            AttributeValue.fromB(SdkBytes.fromUtf8String(whole)),
                            AttributeValue.fromB(SdkBytes.fromUtf8String(part))))
                    .as("bytes of '%s' in '%s'", part, whole)
                    .isEqualTo(expected);
        }
    }

    private static String piece(Random random, String whole) {
        int from = random.nextInt(whole.length() + 1);
        return whole.substring(from, from + random.nextInt(whole.length() - from + 1));
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, 10)
                .mapToObj(next -> next == 0 ? "b" : "a")
                .collect(Collectors.joining());
    }
}
