package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.SyncBatchOperations;
import io.dynox.test.DynoxServer;
import io.dynox.test.Fault;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An application with its real client, and the database behind the protocol. */
@DynoxTest(
        server = true,
        tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
        properties = {
            "dynox.region=eu-west-1",
            "dynox.tables.orders.partition-key=pk",
            "dynox.tables.orders.sort-key=sk",
            "dynox.credentials.profile=none"
        })
@Import({ExampleService.class, ServedTest.WritesAtStart.class})
class ServedTest {

    @Autowired
    private DynamoDbAsyncClient client;

    @Autowired
    private InMemoryDynamoDb dynamo;

    @Test
    void theClientIsTheRealOneOfTheApplication(@Autowired Environment environment, @Autowired DynoxServer server) {
        assertThat(client).isNotEqualTo(dynamo.asyncClient());
        assertThat(client.serviceClientConfiguration().endpointOverride()).hasValue(server.endpoint());
        assertThat(client.serviceClientConfiguration().region()).hasToString("eu-west-1");
        assertThat(environment.getProperty("dynox.test.endpoint"))
                .isEqualTo(server.endpoint().toString());
    }

    @RepeatedTest(2)
    void theApplicationFindsItsTablesEmptyEachTime(@Autowired ExampleService service) {
        assertThat(dynamo.itemCount("users")).isZero();

        service.save("users", "USER#1");

        assertThat(dynamo.itemCount("users")).isEqualTo(1);
        assertThat(dynamo.requests("PutItem")).hasSize(1);
    }

    @Test
    void dynoxWritesWhatTheFaultsLetThrough(@Autowired SyncBatchOperations dynox) {
        dynamo.faults().unprocessed(0.3);
        dynamo.faults().next(3).play(new Fault.ConnectionReset(true));

        dynox.batchWrite(
                "users",
                java.util.stream.IntStream.range(0, 200)
                        .mapToObj(i -> Map.of("pk", "USER#" + i, "sk", "A"))
                        .toList(),
                List.of());

        assertThat(dynamo.itemCount("users")).isEqualTo(200);
    }

    @Test
    void theClientsOwnTimeOutEndsARequest() {
        dynamo.faults().on("ListTables").play(new Fault.TimeOut(Duration.ZERO, false));

        assertThatThrownBy(() -> client.listTables(
                                r -> r.overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMillis(200))))
                        .join())
                .cause()
                .isInstanceOf(ApiCallTimeoutException.class);
    }

    @Test
    void thereIsNoClientThatTheApplicationHasNot(
            @Autowired org.springframework.beans.factory.ObjectProvider<DynamoDbClient> blocking) {
        assertThat(blocking.getIfAvailable()).isNull();
    }

    @Test
    void theServerIsThereBeforeTheFirstBeanAndGoesWithTheContext() {
        TestContext context = new TestContextManager(Closing.class).getTestContext();
        int port = context.getApplicationContext().getBean(DynoxServer.class).port();
        assertThat(context.getApplicationContext()
                        .getBean(InMemoryDynamoDb.class)
                        .itemCount("orders"))
                .isEqualTo(1);

        context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void theServerGoesWithAContextThatDoesNotStart() {
        assertThatThrownBy(() ->
                        new TestContextManager(Failing.class).getTestContext().getApplicationContext())
                .rootCause()
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThatThrownBy(
                                        () -> new Socket(InetAddress.getLoopbackAddress(), failure.port).close())
                                .isInstanceOf(ConnectException.class));
    }

    @Nested
    class InNestedClasses {

        @Test
        void theServerIsTheSame(@Autowired DynamoDbAsyncClient nested) {
            assertThat(nested).isSameAs(client);
        }
    }

    /** Writes to a table of the properties when it is made. */
    static final class WritesAtStart {
        WritesAtStart(ExampleService service) {
            service.save("orders", "AT START");
        }
    }

    @DynoxTest(
            server = true,
            properties = {"dynox.tables.orders.partition-key=pk", "dynox.tables.orders.sort-key=sk"})
    @Import({ExampleService.class, WritesAtStart.class})
    static class Closing {}

    @DynoxTest(server = true)
    @Import(FailsAtStart.class)
    static class Failing {}

    static final class FailsAtStart {
        FailsAtStart(DynoxServer server) {
            throw new StartFailure(server.port());
        }
    }

    static final class StartFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int port;

        StartFailure(int port) {
            this.port = port;
        }
    }
}
