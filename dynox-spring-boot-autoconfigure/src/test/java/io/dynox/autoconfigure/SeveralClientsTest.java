package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import io.dynox.autoconfigure.diagnostics.FailureAnalyses;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** A second client beside the auto-configured one, in another region or account. */
class SeveralClientsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
            .withSystemProperties("aws.disableEc2Metadata=true")
            .withPropertyValues("dynox.region=eu-central-1", "dynox.tables.users.partition-key=pk");

    @Test
    void qualifiedBeansStandBesideTheAutoConfiguredOnes() {
        runner.withUserConfiguration(Archive.class, Users.class)
                .withPropertyValues("dynox.client.attempt-timeout=3s")
                .run(context -> {
                    Both both = context.getBean(Both.class);

                    assertThat(both.main()).isSameAs(context.getBean("dynoxBatchOperations"));
                    assertThat(both.archive()).isSameAs(context.getBean("archive"));
                    assertThat(both.sync()).isSameAs(both.main().sync());
                    assertThat(region(context.getBean("dynamoDbAsyncClient", DynamoDbAsyncClient.class)))
                            .isEqualTo(Region.EU_CENTRAL_1);
                    DynamoDbAsyncClient second = context.getBean("archiveDynamoDb", DynamoDbAsyncClient.class);
                    assertThat(region(second)).isEqualTo(Region.US_EAST_1);
                    assertThat(second.serviceClientConfiguration()
                                    .overrideConfiguration()
                                    .apiCallAttemptTimeout())
                            .hasValueSatisfying(timeout -> assertThat(timeout).hasSeconds(3));
                });
    }

    @Test
    void eachSendsOverItsOwnClientAndBothTellTheListeners() {
        List<String> closed = new CopyOnWriteArrayList<>();
        runner.withUserConfiguration(TwoFakes.class)
                .withBean(BatchListener.class, () -> new BatchListener() {
                    @Override
                    public void writerClosed(BatchWriteResult result) {
                        closed.add(result.table());
                    }
                })
                .run(context -> {
                    context.getBean(BatchOperations.class)
                            .sync()
                            .batchWrite("users", List.of(Map.of("pk", "1")), List.of());
                    context.getBean("archive", BatchOperations.class)
                            .sync()
                            .batchWrite("users", List.of(Map.of("pk", "2"), Map.of("pk", "3")), List.of());

                    assertThat(writesOf(context.getBean("mainDynamoDb", FakeDynamoDb.class)))
                            .isEqualTo(1);
                    assertThat(writesOf(context.getBean("archiveDynamoDb", FakeDynamoDb.class)))
                            .isEqualTo(2);
                    assertThat(closed).containsExactly("users", "users");
                });
    }

    @Test
    void writersOfBothAreDrainedBeforeTheirClientsAreClosed() {
        FakeDynamoDb[] clients = new FakeDynamoDb[2];
        boolean[] drained = new boolean[2];
        runner.withUserConfiguration(TwoFakes.class)
                .withPropertyValues("dynox.write.linger=1h")
                .run(context -> {
                    clients[0] = context.getBean("mainDynamoDb", FakeDynamoDb.class);
                    clients[1] = context.getBean("archiveDynamoDb", FakeDynamoDb.class);
                    context.getBean("dynoxBatchOperations", BatchOperations.class)
                            .writer("users")
                            .put(Map.of("pk", "1"))
                            .join();
                    context.getBean("archive", BatchOperations.class)
                            .writer("users")
                            .put(Map.of("pk", "1"))
                            .join();
                    assertThat(clients[0].writes).isEmpty();
                    context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                            .stop();
                    for (int i = 0; i < 2; i++) {
                        drained[i] = clients[i].writes.size() == 1 && !clients[i].closed.get();
                    }
                });

        assertThat(drained).containsExactly(true, true);
        assertThat(clients).allMatch(client -> client.closed.get());
    }

    @Test
    void theClientMarkedAsPrimaryIsUsed() {
        runner.withUserConfiguration(PrimaryAndOther.class).run(context -> {
            context.getBean(SyncBatchOperations.class).batchWrite("users", List.of(Map.of("pk", "1")), List.of());

            assertThat(writesOf(context.getBean("one", FakeDynamoDb.class))).isEqualTo(1);
            assertThat(writesOf(context.getBean("two", FakeDynamoDb.class))).isZero();
        });
    }

    @Test
    void clientsThatNobodyTellsApartStopTheStartAndSayWhatToDo() {
        runner.withBean("one", FakeDynamoDb.class, FakeDynamoDb::confirming)
                .withBean("two", FakeDynamoDb.class, FakeDynamoDb::confirming)
                .run(context -> {
                    FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());

                    assertThat(analysis.getDescription())
                            .isEqualTo("One DynamoDbAsyncClient is asked for, but the application has 2: one, two.");
                    assertThat(analysis.getAction())
                            .contains("@Primary", "@Bean(defaultCandidate = false)", "DynoxClientFactory");
                });
    }

    @Test
    void aRegionOfTheCallerIsEnough() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
                .withSystemProperties(
                        "aws.disableEc2Metadata=true", "aws.sharedCredentialsFile=/none", "aws.configFile=/none")
                .withBean("main", FakeDynamoDb.class, FakeDynamoDb::confirming)
                .run(context -> {
                    DynoxClientFactory factory = context.getBean(DynoxClientFactory.class);
                    try (DynamoDbAsyncClient client =
                            factory.dynamoDbClient(builder -> builder.region(Region.AP_SOUTH_1))) {
                        assertThat(region(client)).isEqualTo(Region.AP_SOUTH_1);
                    }
                });
    }

    private static Region region(DynamoDbAsyncClient client) {
        return client.serviceClientConfiguration().region();
    }

    private static int writesOf(FakeDynamoDb client) {
        return client.writes.stream()
                .flatMap(request -> request.requestItems().values().stream())
                .mapToInt(List::size)
                .sum();
    }

    record Both(BatchOperations main, SyncBatchOperations sync, BatchOperations archive) {}

    @Configuration(proxyBeanMethods = false)
    static class Users {
        @Bean
        Both both(BatchOperations main, SyncBatchOperations sync, @Qualifier("archive") BatchOperations archive) {
            return new Both(main, sync, archive);
        }
    }

    /** As the Javadoc of {@link DynoxClientFactory} shows it. */
    @Configuration(proxyBeanMethods = false)
    static class Archive {
        @Bean(defaultCandidate = false)
        @Qualifier("archive")
        DynamoDbAsyncClient archiveDynamoDb(DynoxClientFactory dynox) {
            return dynox.dynamoDbClient(builder -> builder.region(Region.US_EAST_1));
        }

        @Bean(defaultCandidate = false)
        @Qualifier("archive")
        DynoxClient archiveDynox(DynoxClientFactory dynox, @Qualifier("archive") DynamoDbAsyncClient client) {
            return dynox.builder(client).build();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("archive")
        BatchOperations archive(@Qualifier("archive") DynoxClient dynox) {
            return dynox.operations();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoFakes {
        @Bean
        FakeDynamoDb mainDynamoDb() {
            return FakeDynamoDb.confirming();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("archive")
        FakeDynamoDb archiveDynamoDb() {
            return FakeDynamoDb.confirming();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("archive")
        DynoxClient archiveDynox(DynoxClientFactory dynox, @Qualifier("archive") DynamoDbAsyncClient client) {
            return dynox.builder(client).build();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("archive")
        BatchOperations archive(@Qualifier("archive") DynoxClient dynox) {
            return dynox.operations();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryAndOther {
        @Bean
        @Primary
        FakeDynamoDb one() {
            return FakeDynamoDb.confirming();
        }

        @Bean
        FakeDynamoDb two() {
            return FakeDynamoDb.confirming();
        }
    }
}
