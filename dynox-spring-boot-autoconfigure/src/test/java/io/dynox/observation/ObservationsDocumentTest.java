package io.dynox.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.docs.KeyName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of observations and their key values are those of the enum. */
class ObservationsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/tracing-and-logging.md");
    private static final Pattern KEY =
            Pattern.compile("^(\\| `[a-z._]+` \\| (?:low|high) \\| [^|]+ \\|) [^|]+ \\|$", Pattern.MULTILINE);
    private static final Pattern OBSERVATION =
            Pattern.compile("^\\| `(dynox\\.[a-z.]+)` \\| `[^|]+ <table>` \\|", Pattern.MULTILINE);

    @Test
    void keyValuesAreDocumentedWithTheObservationsThatHaveThem() throws IOException {
        assertThat(found(KEY))
                .containsExactlyElementsOf(Stream.concat(
                                rows("low", DynoxObservation::getLowCardinalityKeyNames),
                                rows("high", DynoxObservation::getHighCardinalityKeyNames))
                        .toList());
    }

    @Test
    void eachObservationIsDocumented() throws IOException {
        assertThat(found(OBSERVATION))
                .containsExactlyElementsOf(Arrays.stream(DynoxObservation.values())
                        .map(DynoxObservation::getName)
                        .toList());
    }

    @Test
    void eachEventIsDocumented() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains(Arrays.stream(DynoxObservation.Event.values())
                        .map(event -> "`" + event.getName() + "`")
                        .toList());
    }

    private static Stream<String> rows(String cardinality, Function<DynoxObservation, KeyName[]> keys) {
        Map<String, List<DynoxObservation>> observations = new LinkedHashMap<>();
        for (DynoxObservation observation : DynoxObservation.values()) {
            for (KeyName key : keys.apply(observation)) {
                observations
                        .computeIfAbsent(key.asString(), name -> new ArrayList<>())
                        .add(observation);
            }
        }
        return observations.entrySet().stream()
                .map(key -> "| `" + key.getKey() + "` | " + cardinality + " | " + names(key.getValue()) + " |");
    }

    private static String names(List<DynoxObservation> observations) {
        List<DynoxObservation> others = new ArrayList<>(List.of(DynoxObservation.values()));
        others.removeAll(observations);
        if (others.isEmpty()) {
            return "all";
        }
        return others.equals(List.of(DynoxObservation.REQUEST))
                ? "operations"
                : observations.stream()
                        .map(observation -> "`" + observation.getName() + "`")
                        .collect(Collectors.joining(", "));
    }

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
