package io.dynox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.dynox.observation.DynoxObservation;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of meters and the dashboard show what is measured: all of it, and nothing else. */
class ObservabilityDocumentsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ROW = Pattern.compile("^\\| `dynox\\.[a-z.]+` \\|.*\\|$", Pattern.MULTILINE);
    private static final Pattern METRIC = Pattern.compile("\\bdynox_[a-z_]+");
    private static final Pattern LABELS = Pattern.compile("\\bby \\(([^)]*)\\)");

    @Test
    void theTableOfMetersIsThatOfTheEnum() throws IOException {
        String expected = Arrays.stream(DynoxMeter.values())
                .map(ObservabilityDocumentsTest::row)
                .collect(Collectors.joining("\n"));
        String rows = ROW.matcher(Files.readString(DOCS.resolve("observability.md")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));

        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void theTableOfTimersIsThatOfTheObservations() throws IOException {
        String page = Files.readString(DOCS.resolve("observability.md"));
        String section = page.substring(page.indexOf("### Timers of observations"), page.indexOf("## Dashboard"));

        assertThat(DynoxObservation.values()).allSatisfy(observation -> {
            assertThat(section).contains("`" + observation.getName() + "`");
            if (observation != DynoxObservation.REQUEST) {
                assertThat(observation.getLowCardinalityKeyNames())
                        .allSatisfy(tag -> assertThat(section).contains("`" + tag.asString() + "`"));
            }
        });
    }

    @Test
    void theDashboardAsksForNothingThatPrometheusDoesNotGet() throws IOException {
        assertThat(metricsOf(expressions())).isSubsetOf(metricsOf(List.of(scrape())));
    }

    @Test
    void everyMeterIsOnTheDashboard() throws IOException {
        Set<String> shown = metricsOf(expressions());
        Map<String, Set<String>> names = prometheusNames();

        for (DynoxMeter meter : DynoxMeter.values()) {
            assertThat(names.get(meter.meterName()))
                    .as(meter.meterName() + ", of which " + shown + " are shown")
                    .containsAnyElementsOf(shown);
        }
    }

    @Test
    void theDashboardGroupsByTagsThatExist() throws IOException {
        Set<String> tags = Arrays.stream(DynoxMeter.values())
                .flatMap(meter -> meter.tagKeys().stream())
                .collect(Collectors.toSet());
        tags.add("le");

        assertThat(expressions())
                .allSatisfy(expression -> LABELS.matcher(expression)
                        .results()
                        .forEach(by -> assertThat(by.group(1).split(", *", -1)).isSubsetOf(tags)));
    }

    @Test
    void panelsHaveTitlesAndTheirOwnPlaces() throws IOException {
        List<Map<String, Object>> panels = JsonPath.read(dashboard(), "$.panels");

        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat((String) panel.get("title")).isNotBlank();
            assertThat(panel.get("gridPos")).isNotNull();
        });
        assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
        assertThat(panels).extracting(panel -> panel.get("gridPos")).doesNotHaveDuplicates();
    }

    private static String row(DynoxMeter meter) {
        String unit = meter.baseUnit() == null ? "seconds" : meter.baseUnit();
        String tags = meter.tagKeys().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        meter.meterName(),
                        meter.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                        unit,
                        tags,
                        meter.description());
    }

    /** The names of each meter's series, as a registry of Prometheus makes them. */
    private static Map<String, Set<String>> prometheusNames() {
        Map<String, Set<String>> names = new TreeMap<>();
        Set<String> scraped = metricsOf(List.of(scrape()));
        for (DynoxMeter meter : DynoxMeter.values()) {
            String prefix = meter.meterName().replace('.', '_');
            names.put(
                    meter.meterName(),
                    scraped.stream().filter(name -> name.startsWith(prefix)).collect(Collectors.toSet()));
        }
        return names;
    }

    private static String scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        DynoxMetrics metrics = new DynoxMetrics(10);
        metrics.bindTo(registry);
        EveryEvent.tell(metrics);
        return registry.scrape().lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    }

    private static Set<String> metricsOf(List<String> texts) {
        return texts.stream()
                .flatMap(text -> METRIC.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = JsonPath.read(dashboard(), "$..expr");
        List<String> variables = JsonPath.read(dashboard(), "$.templating.list[*].definition");
        assertThat(expressions).isNotEmpty();
        assertThat(variables).isNotEmpty();
        return java.util.stream.Stream.concat(expressions.stream(), variables.stream())
                .toList();
    }

    private static String dashboard() throws IOException {
        return Files.readString(DOCS.resolve("grafana-dashboard.json"));
    }
}
