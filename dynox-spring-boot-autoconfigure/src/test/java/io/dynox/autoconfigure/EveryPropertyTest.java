package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;

/**
 * No property without a test that sees it at work, and none without a wrong value whose message stands in
 * {@code docs/configuration.md}. Whoever adds a property adds both.
 */
class EveryPropertyTest {

    private static final Path DOCUMENT = Path.of("../docs/configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`dynox\\.[^`]*=[^|]*) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withBean(SimpleMeterRegistry.class)
            .withBean(ObservationRegistry.class, ObservationRegistry::create)
            .withInitializer(new StartCheck())
            .withSystemProperties(
                    "aws.disableEc2Metadata=true", "aws.sharedCredentialsFile=/none", "aws.configFile=/none")
            .withPropertyValues("dynox.region=eu-central-1");

    @Test
    void eachPropertyIsProvedByATest() throws IOException {
        Set<String> proved = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("io.dynox").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(ProvesProperty.class))
                        .flatMap(method -> Arrays.stream(
                                method.getAnnotationOfType(ProvesProperty.class).value()))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(proved)
                .as("properties under @ProvesProperty; add it to a test that fails when the property changes nothing")
                .containsExactlyElementsOf(ConfigurationMetadata.propertyNames());
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void wrongValueStopsTheStartWithTheMessageOfTheDocument(List<String> properties, String message) {
        runner.withPropertyValues(properties.toArray(String[]::new))
                .run(context -> assertThat(NestedExceptionUtils.getMostSpecificCause(
                                Objects.requireNonNull(context.getStartupFailure(), "it started")))
                        .hasMessage(message));
    }

    @Test
    void theDocumentHasAWrongValueOfEachProperty() throws IOException {
        Set<String> documented = wrongValues()
                .flatMap(row -> ((List<?>) row.get()[0]).stream())
                .map(pair ->
                        pair.toString().replaceFirst("=.*", "").replaceFirst("^dynox\\.tables\\..*", "dynox.tables"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .as("properties in the table of wrong values")
                .containsExactlyElementsOf(ConfigurationMetadata.propertyNames());
    }

    static Stream<Arguments> wrongValues() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> Arguments.of(
                        CODE.matcher(row.group(1))
                                .results()
                                .map(pair -> pair.group(1))
                                .toList(),
                        row.group(2)));
    }
}
