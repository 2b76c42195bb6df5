package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/** Settings that are probably wrong are said at the start, and those that would be misread stop it. */
@ExtendWith(OutputCaptureExtension.class)
class StartWarningsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
            .withInitializer(new StartCheck());

    @Test
    void regionThatNobodyKnowsIsWarnedOf(CapturedOutput output) {
        runner.withPropertyValues("dynox.region=eu-centrl-1")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("The AWS SDK doesn't know the region eu-centrl-1.");
    }

    @Test
    void regionOfAProviderIsWarnedOfToo(CapturedOutput output) {
        runner.withBean(AwsRegionProvider.class, () -> () -> Region.of("us-east1"))
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("The AWS SDK doesn't know the region us-east1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "ap-southeast-7", "us-gov-west-1", "cn-north-1"})
    void knownRegionIsTakenInSilence(String region, CapturedOutput output) {
        runner.withPropertyValues("dynox.region=" + region)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("doesn't know the region");
    }

    @Test
    void anyRegionDoesForAnEndpointOfOnesOwn(CapturedOutput output) {
        runner.withPropertyValues("dynox.region=local", "dynox.endpoint=http://localhost:8000")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("doesn't know the region");
    }

    @ParameterizedTest
    @CsvSource({
        "DYNOX_TABLES_MY_TABLE_PARTITIONKEY, false",
        "DYNOX_TABLES_USERS, false",
        "DYNOX_TABLES_USERS_PARTITIONKEY, true",
        "DYNOX_TABLES_USERS_PARTITION_KEY, false",
        "DYNOX_TABLES_USERS_RATELIMIT_WRITEUNITS, true"
    })
    void environmentVariableThatWouldBeMisreadStopsTheStart(String variable, boolean good) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("variables", Map.of(variable, "7")));

        assertThat(catchThrowable(() -> TablePropertyNames.check(environment)) == null)
                .isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynox.tables.users.partition-key",
                "dynox.tables.users.partitionKey",
                "dynox.tables.users.sort_key",
                "dynox.tables.My-Table2.rate-limit.write-units",
                "dynox.tables.[my_table].rate-limit.adaptive-write.min",
                "dynox.tables[a.b.c].partition-key"
            })
    void propertyThatIsReadAsWrittenPasses(String property) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(property, "7")));

        assertThatCode(() -> TablePropertyNames.check(environment)).doesNotThrowAnyException();
    }

    @Test
    void dotsAfterATableThatIsSetAreNotDropped() {
        runner.withPropertyValues("dynox.tables.My.partition-key=pk", "dynox.tables.My.Table.sort-key=sk")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessage("dynox.tables.My.Table.sort-key must have a table name with dots in brackets, such"
                                + " as dynox.tables.[My.Table].partition-key"));
    }
}
