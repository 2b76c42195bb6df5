package io.dynox.internal.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what the JDK reads, as the JDK reads it, and refuses the rest. */
class IsoTimesTest {

    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);
    private static final String NEAR = "0123456789-:.TZtz+ /";

    @Test
    void readsWhatIsWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                            random.nextLong(-70_000_000_000L, 260_000_000_000L), random.nextInt(1_000_000_000))
                    .truncatedTo(UNITS.get(random.nextInt(UNITS.size())));
            LocalDate date = LocalDate.ofEpochDay(random.nextInt(-800_000, 3_000_000));

            assertThat(IsoTimes.text(instant)).isEqualTo(instant.toString());
            assertThat(IsoTimes.instant(instant.toString())).isEqualTo(instant);
            assertThat(IsoTimes.date(date.toString())).isEqualTo(date);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.100Z",
                "9999-12-31T23:59:59.000001Z",
                "+10000-01-01T00:00:00Z"
            })
    void writesTheFirstAndTheLast(String text) {
        assertThat(IsoTimes.text(Instant.parse(text))).isEqualTo(text);
        assertThat(IsoTimes.text(Instant.MIN)).isEqualTo(Instant.MIN.toString());
        assertThat(IsoTimes.text(Instant.MAX)).isEqualTo(Instant.MAX.toString());
    }

    @Test
    void readsNoMoreThanTheJdk() {
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))
                    .truncatedTo(UNITS.get(random.nextInt(UNITS.size())));
            same(Instant::parse, IsoTimes::instant, mutated(instant.toString(), random));
            same(
                    LocalDate::parse,
                    IsoTimes::date,
                    mutated(LocalDate.ofEpochDay(random.nextInt(40_000)).toString(), random));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2024-02-29",
                "2026-00-01",
                "2026-01-00",
                "2026-01-32",
                "2026-13-01",
                "2026-04-31T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.1Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00+01:00",
                "2026-01-01t00:00:00z",
                "2026-01-01T00:00Z",
                "+12026-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "٢٠٢٦-01-01"
            })
    void edges(String text) {
        same(Instant::parse, IsoTimes::instant, text);
        same(LocalDate::parse, IsoTimes::date, text);
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        char c = NEAR.charAt(random.nextInt(NEAR.length()));
        return text.substring(0, at) + c + text.substring(at + (random.nextInt(10) == 0 ? 0 : 1));
    }

    private static <V> void same(Function<String, V> jdk, Function<String, V> ours, String text) {
        assertThat(result(ours, text)).as(text).isEqualTo(result(jdk, text));
    }

    private static <V> Optional<V> result(Function<String, V> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
