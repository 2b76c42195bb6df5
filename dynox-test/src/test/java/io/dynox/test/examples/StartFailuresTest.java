package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.dynox.SyncBatchOperations;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What an application prints that can't start; docs/troubleshooting.md quotes it to the letter. */
@ExtendWith(OutputCaptureExtension.class)
@DisabledIfEnvironmentVariable(named = "AWS_REGION", matches = ".+", disabledReason = "a region is to be missing")
@DisabledIfEnvironmentVariable(named = "AWS_ACCESS_KEY_ID", matches = ".+", disabledReason = "so are credentials")
class StartFailuresTest {

    private static final Path DOCUMENT = Path.of("../docs/troubleshooting.md");
    private static final Pattern QUOTED = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);
    /** Each request has another. */
    private static final Pattern WITH_ID = Pattern.compile(" \\(request id \\w+\\)");

    private static final Pattern PRINTED =
            Pattern.compile("Description:\\R\\R(.*?)\\R\\RAction:\\R\\R(.*?)\\R\\R", Pattern.DOTALL);
    private static final Map<String, String> NOTHING_OF_AWS =
            Map.of("aws.disableEc2Metadata", "true", "aws.sharedCredentialsFile", "/none", "aws.configFile", "/none");

    private record Failure(String name, Class<?> application, List<String> arguments) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Failure> failures() {
        return List.of(
                new Failure("no region", Starter.class, List.of()),
                new Failure(
                        "no credentials",
                        Importer.class,
                        List.of("--dynox.region=eu-central-1", "--dynox.tables.users.partition-key=pk")),
                new Failure("no table", ImporterWithoutTable.class, List.of()),
                new Failure("no permission", ImporterWithoutPermission.class, List.of()),
                new Failure(
                        "wrong value",
                        Starter.class,
                        List.of("--dynox.region=eu-central-1", "--dynox.write.concurrency=0")),
                new Failure("two clients", TwoClients.class, List.of()));
    }

    @BeforeAll
    static void findNothingOfAws() {
        NOTHING_OF_AWS.forEach(System::setProperty);
    }

    @AfterAll
    static void clear() {
        NOTHING_OF_AWS.keySet().forEach(System::clearProperty);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theDocumentQuotesWhatIsPrinted(Failure failure, CapturedOutput output) throws IOException {
        SpringApplication application = new SpringApplication(failure.application());
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatException()
                .isThrownBy(() -> application.run(failure.arguments().toArray(String[]::new)));

        assertThat(PRINTED.matcher(output.getAll()).results())
                .singleElement()
                .satisfies(printed -> assertThat(quoted())
                        .contains(WITH_ID.matcher(printed.group(1)).replaceFirst("") + "\n\n" + printed.group(2)));
    }

    @Test
    void nothingElseIsQuoted() throws IOException {
        assertThat(quoted()).hasSameSizeAs(failures());
    }

    private static List<String> quoted() throws IOException {
        return QUOTED.matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DynoxAutoConfiguration.class)
    static class Starter {}

    @Configuration(proxyBeanMethods = false)
    static class Importer extends Starter {

        @Bean
        ApplicationRunner imports(SyncBatchOperations dynox) {
            return arguments -> dynox.batchWrite("users", List.of(Map.of("pk", "USER#1")), List.of());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ImporterWithoutTable extends Importer {

        @Bean
        DynamoDbAsyncClient client() {
            return InMemoryDynamoDb.create().asyncClient();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ImporterWithoutPermission extends Importer {

        @Bean
        DynamoDbAsyncClient client() {
            InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
            dynamo.createTable("users", Key.string("pk"));
            dynamo.faults().play(FaultRule.of(new Fault.AccessDenied()).on("BatchWriteItem"));
            return dynamo.asyncClient();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoClients extends Starter {

        @Bean
        DynamoDbAsyncClient orders() {
            return InMemoryDynamoDb.create().asyncClient();
        }

        @Bean
        DynamoDbAsyncClient archive() {
            return InMemoryDynamoDb.create().asyncClient();
        }
    }
}
