package io.dynox.test.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The life of a server, and where it listens. */
final class ServerTest {

    @Test
    void portZeroIsAnyThatIsFree() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();

        try (DynoxServer one = dynamo.serve(0);
                DynoxServer other = dynamo.serve(0)) {
            assertThat(one.port()).isPositive().isNotEqualTo(other.port());
            assertThat(one.endpoint()).hasToString("http://127.0.0.1:" + one.port());
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();

        try (DynoxServer server = dynamo.serve(0)) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> dynamo.serve(server.port()))
                    .withMessageContaining(":" + server.port() + " can't be had: ");
        }
    }

    @Test
    void closingFreesThePortAndBreaksConnections() throws Exception {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
        DynoxServer server = dynamo.serve(0);
        int port = server.port();
        try (RawClient client = new RawClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            client.send(RawClient.request("ListTables", "{}")).reply();

            server.close();
            server.close();

            assertThat(client.isClosed()).isTrue();
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        try (DynoxServer next = dynamo.serve(port)) {
            assertThat(ServedClients.sync(next).listTables().tableNames()).containsExactly("users");
        }
    }

    @Test
    void closingEndsItsThreads() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
        DynoxServer server = dynamo.serve(0);
        ServedClients.sync(server).listTables();
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("dynox-server"))
                .toList();

        server.close();

        // Other tests' servers may be among them; they are daemons at least.
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
    }

    @Test
    void nobodyElseReachesAServerOnLoopback() throws Exception {
        InetAddress outside = NetworkInterface.networkInterfaces()
                .flatMap(network -> Collections.list(network.getInetAddresses()).stream())
                .filter(address -> !address.isLoopbackAddress() && address instanceof java.net.Inet4Address)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(outside != null, "this machine has no address but loopback");

        try (DynoxServer server = InMemoryDynamoDb.create().serve(0)) {
            assertThatThrownBy(() -> new Socket(outside, server.port()).close()).isInstanceOf(ConnectException.class);
        }
        try (DynoxServer server = InMemoryDynamoDb.create().serve(new InetSocketAddress("0.0.0.0", 0))) {
            new Socket(outside, server.port()).close();
            assertThat(server.endpoint()).hasToString("http://127.0.0.1:" + server.port());
        }
    }
}
