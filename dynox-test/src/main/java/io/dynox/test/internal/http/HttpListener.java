package io.dynox.test.internal.http;

import io.dynox.test.internal.protocol.Protocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Listens at an address and answers each request by DynamoDB's protocol.
 *
 * <p>Why Netty and not the JDK's server: no client occupies a thread there, a connection can be broken as faults want it, and in one
 * run on two cores, 16 connections had 22,500 to 29,600 requests a second where the JDK's server had 4,400 to 12,000; with the JDK's
 * defaults, which are settings of the whole process, it had 350, as it waits for delayed acknowledgements.
 *
 * <p>Event loops read and write; a few threads of their own do the work, so that a large request doesn't hold up the others' bytes. All
 * threads are daemons. Thread-safe.
 */
public final class HttpListener implements AutoCloseable {

    private static final int LOOPS = 2;
    private static final int LEAST_WORKERS = 4;
    private static final int CLOSE_SECONDS = 10;

    /** Session tokens are long. */
    private static final int MOST_HEADER_BYTES = 64 * 1024;

    /** The class is deprecated in Netty 4.2, but the only one that the SDK's own Netty, 4.1, has as well. */
    @SuppressWarnings("deprecation")
    private final EventLoopGroup loops = new io.netty.channel.nio.NioEventLoopGroup(LOOPS, threads("dynox-server-io"));

    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.max(LEAST_WORKERS, Runtime.getRuntime().availableProcessors()), threads("dynox-server"));
    private final ChannelGroup connections = new DefaultChannelGroup(loops.next(), true);
    private final Channel listening;

    /**
     * Starts to listen.
     *
     * @param address where; the port 0 stands for any that is free
     * @param protocol makes the protocol of a timer that counts real time and ends with the server
     * @throws IOException if the address can't be had
     */
    public HttpListener(
            InetSocketAddress address, Function<ScheduledExecutorService, Protocol> protocol, HttpLimits limits)
            throws IOException {
        Reservations memory = new Reservations(limits.bodyBytes());
        Reservations places = new Reservations(limits.connections());
        Connection.Server server = new Connection.Server(protocol.apply(loops), workers, memory, limits);
        try {
            listening = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.AUTO_READ, false)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            admit(channel, places, server);
                        }
                    })
                    .bind(address)
                    .sync()
                    .channel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("Interrupted while binding " + address, e);
        } catch (Exception e) { // sync() throws what it is told, without declaring it
            shutDown();
            throw new IOException("The address " + address + " can't be had: " + e.getMessage(), e);
        }
    }

    private void admit(Channel channel, Reservations places, Connection.Server server) {
        if (!places.take(1)) {
            ChannelFuture unused = channel.close();
            return;
        }
        ChannelFuture unused = channel.closeFuture().addListener(closed -> places.giveBack(1));
        connections.add(channel);
        Connection connection = new Connection(channel, server);
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(MOST_HEADER_BYTES)
                .setMaxHeaderSize(MOST_HEADER_BYTES);
        channel.pipeline()
                .addLast(
                        connection.firstByte(),
                        new HttpServerCodec(limits),
                        new HttpServerKeepAliveHandler(),
                        connection);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Stops listening, closes all connections, and ends all threads; returns when the port is free. A second call does nothing. */
    @Override
    public void close() {
        await(listening.close());
        await(connections.close());
        shutDown();
    }

    private void shutDown() {
        workers.shutdownNow();
        await(loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS));
    }

    private static void await(Future<?> end) {
        boolean unused = end.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private static DefaultThreadFactory threads(String name) {
        return new DefaultThreadFactory(name, true);
    }
}
