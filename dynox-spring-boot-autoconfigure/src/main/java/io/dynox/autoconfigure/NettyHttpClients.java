package io.dynox.autoconfigure;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.autoconfigure.DynoxProperties.Http;
import io.dynox.autoconfigure.diagnostics.PropertyRules;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/**
 * Netty clients on an event loop of Dynox's own, which outlives them: a Netty client that owns its event loop blocks its
 * close for two seconds. Thread-safe.
 */
final class NettyHttpClients implements HttpClients, AutoCloseable {

    private static final long CLOSE_TIMEOUT_SECONDS = 2;
    private static final int PROCESSORS_PER_THREAD = 4;

    private final Http http;
    private final SdkEventLoopGroup eventLoops;

    @GuardedBy("this")
    private @Nullable SdkAsyncHttpClient wire;

    NettyHttpClients(DynoxProperties properties) {
        this.http = properties.http();
        checkIsServed("dynox.write.concurrency", properties.write().concurrency());
        checkIsServed("dynox.get.concurrency", properties.get().concurrency());
        // each opens files at once, and one without a connection would do nothing
        checkIsServed("dynox.http.event-loop-threads", http.eventLoopThreads());
        this.eventLoops = SdkEventLoopGroup.builder().numberOfThreads(threads()).build();
    }

    @Override
    public SdkAsyncHttpClient.Builder<?> builder() {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(eventLoops)
                .maxConcurrency(http.maxConnections())
                .connectionTimeout(http.connectionTimeout())
                .connectionAcquisitionTimeout(http.acquireTimeout())
                .readTimeout(http.readTimeout())
                .writeTimeout(http.writeTimeout());
    }

    @Override
    public synchronized SdkAsyncHttpClient wire() {
        SdkAsyncHttpClient known = wire;
        if (known == null) {
            known = builder().build();
            wire = known;
        }
        return known;
    }

    /** Ends the event loop without the quiet period that Netty keeps by default: no client is left to submit work. */
    @Override
    public void close() {
        closeWire();
        eventLoops
                .eventLoopGroup()
                .shutdownGracefully(0, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void closeWire() {
        if (wire != null) {
            wire.close();
        }
    }

    /**
     * A request wakes the thread of the pool of connections and then that of its connection, and a thread that has few connections
     * sleeps between two replies. So few threads cost less than Netty's two for each processor, with which sending is dearer than
     * reading the replies.
     */
    private int threads() {
        return http.eventLoopThreads() > 0
                ? http.eventLoopThreads()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / PROCESSORS_PER_THREAD);
    }

    private void checkIsServed(String property, int number) {
        PropertyRules.require(
                number <= http.maxConnections(),
                property,
                "must not be above dynox.http.max-connections (" + http.maxConnections() + "), but is " + number);
    }
}
