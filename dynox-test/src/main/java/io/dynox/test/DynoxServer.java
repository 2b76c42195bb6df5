package io.dynox.test;

import io.dynox.test.internal.http.HttpLimits;
import io.dynox.test.internal.http.HttpListener;
import io.dynox.test.internal.protocol.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * An {@link InMemoryDynamoDb} behind DynamoDB's JSON protocol over HTTP, for other processes and languages, and for tests of an
 * application with its real client. Any credentials and any region are accepted.
 *
 * <pre>{@code
 * try (DynoxServer server = dynamo.serve(0)) {
 *     DynamoDbClient client = DynamoDbClient.builder().endpointOverride(server.endpoint()) ... .build();
 * }
 * }</pre>
 *
 * <p>Closing it stops listening, breaks the connections and ends the threads; the database stays as it is. A second close does nothing.
 * All threads are daemons.
 *
 * <p>Thread-safe.
 */
public final class DynoxServer implements AutoCloseable {

    private final HttpListener listener;

    private DynoxServer(HttpListener listener) {
        this.listener = listener;
    }

    static DynoxServer start(InMemoryDynamoDb dynamo, InetSocketAddress address) {
        try {
            return new DynoxServer(new HttpListener(
                    address, timer -> new Protocol(dynamo.endpoint(() -> timer)::sendAny), HttpLimits.standard()));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The server needs the Netty of the SDK's asynchronous client:"
                            + " add software.amazon.awssdk:netty-nio-client to the class path",
                    e);
        }
    }

    /** What clients take as the endpoint, such as {@code http://127.0.0.1:8000}. */
    public URI endpoint() {
        InetAddress address = listener.address().getAddress();
        InetAddress reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        String host = reachable.getHostAddress();
        return URI.create("http://" + (reachable instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port());
    }

    /** The port that it listens at. */
    public int port() {
        return listener.address().getPort();
    }

    @Override
    public void close() {
        listener.close();
    }

    @Override
    public String toString() {
        return "DynoxServer at " + endpoint();
    }

    /**
     * Serves a database of its own until the process ends.
     *
     * @param arguments {@code --help} lists them
     */
    public static void main(String[] arguments) {
        System.exit(ServerCommand.run(arguments, System.out, System.err));
    }
}
