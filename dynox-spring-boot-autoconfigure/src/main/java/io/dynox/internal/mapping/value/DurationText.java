package io.dynox.internal.mapping.value;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Durations as seconds, in decimals. So does the Enhanced client, but for negative fractions, which it writes otherwise than
 * it reads them ({@code -1.5} s as {@code -2.5}).
 */
final class DurationText {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private DurationText() {}

    static String of(Duration duration) {
        int nanos = duration.toNanosPart();
        if (nanos == 0) {
            return Long.toString(duration.toSeconds());
        }
        return duration.isNegative()
                ? BigDecimal.valueOf(duration.toSeconds())
                        .add(BigDecimal.valueOf(nanos, 9))
                        .toPlainString()
                : duration.toSeconds() + "."
                        + Integer.toString(1_000_000_000 + nanos).substring(1);
    }

    static Duration parse(String text) {
        BigDecimal seconds = new BigDecimal(text);
        long whole = seconds.longValue();
        BigDecimal nanos = seconds.subtract(BigDecimal.valueOf(whole)).multiply(NANOS);
        return Duration.ofSeconds(whole, nanos.longValueExact());
    }
}
