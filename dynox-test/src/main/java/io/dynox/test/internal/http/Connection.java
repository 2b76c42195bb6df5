package io.dynox.test.internal.http;

import io.dynox.test.internal.protocol.Outcome;
import io.dynox.test.internal.protocol.Outcome.Answer;
import io.dynox.test.internal.protocol.Protocol;
import io.dynox.test.internal.protocol.WireRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection. It takes one request at a time: the next one is read when the reply to the last one has left, so that
 * replies come in the order of the requests, and a client that doesn't read its replies isn't read from either. Not thread-safe; owned
 * by the connection's event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {

    /**
     * What all connections of a server share.
     *
     * @param protocol answers requests
     * @param workers runs the protocol
     * @param memory bytes for requests
     */
    record Server(Protocol protocol, Executor workers, Reservations memory, HttpLimits limits) {}

    /** Where a connection is between two requests. */
    private enum Phase {
        /** Nothing of the next request has arrived. */
        WAITING,
        /** A part of a request has arrived. */
        RECEIVING,
        /** As before, but the request is refused already; the rest of it is thrown away. */
        REFUSING,
        /** The request is with a worker, or its reply is on the way. */
        ANSWERING,
        /** The request gets no reply; whatever else arrives is thrown away. */
        SILENT
    }

    private final Channel channel;
    private final Server server;
    private final Deadline deadline;

    /** What has arrived of the requests after the one that is being answered. */
    private final Queue<HttpObject> early = new ArrayDeque<>();

    private Phase phase = Phase.WAITING;
    private RequestBody body;
    private @Nullable HttpRequest head;
    private @Nullable Answer refusal;

    Connection(Channel channel, Server server) {
        this.channel = channel;
        this.server = server;
        this.deadline = new Deadline(channel);
        this.body = new RequestBody(server.memory());
    }

    /** Stands before the decoder, which passes nothing on before it has a whole header: from the first byte on, time is limited. */
    ChannelHandler firstByte() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (phase == Phase.WAITING) {
                    phase = Phase.RECEIVING;
                    deadline.restart(server.limits().receive());
                }
                context.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        await();
    }

    private void await() {
        phase = Phase.WAITING;
        head = null;
        refusal = null;
        body = new RequestBody(server.memory());
        deadline.restart(server.limits().idle());
        while (phase != Phase.ANSWERING && !early.isEmpty()) {
            receive(early.remove());
        }
        readOn();
    }

    /** The channel doesn't read by itself; what one read brings is all that can be early. */
    private void readOn() {
        if (phase != Phase.ANSWERING) {
            Channel unused = channel.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (phase == Phase.ANSWERING) {
            early.add((HttpObject) message);
        } else {
            receive((HttpObject) message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readOn();
    }

    private void receive(HttpObject part) {
        try {
            if (phase == Phase.SILENT) {
                return;
            }
            if (part.decoderResult().isFailure()) {
                deliverAndClose(Refusals.badRequest(part.decoderResult().cause()));
                return;
            }
            if (part instanceof HttpRequest request) {
                begin(request);
            }
            if (part instanceof HttpContent content) {
                add(content);
            }
            if (part instanceof LastHttpContent && phase != Phase.ANSWERING) {
                complete();
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void begin(HttpRequest request) {
        phase = Phase.RECEIVING; // also where the first byte came together with the request before
        head = request;
        boolean isTooLarge = HttpUtil.getContentLength(request, 0L) > WireRequest.MOST_BYTES;
        if (isTooLarge) {
            refuse(Protocol.tooLarge());
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            if (isTooLarge) {
                deliverAndClose(Protocol.tooLarge()); // the client waits before it sends the body
            } else {
                ChannelFuture unused = channel.writeAndFlush(Replies.goOn());
            }
        }
    }

    private void add(HttpContent content) {
        if (phase != Phase.RECEIVING) {
            return;
        }
        if (body.overflows(content.content())) {
            refuse(Protocol.tooLarge());
        } else if (!body.add(content.content())) {
            refuse(Protocol.unavailable());
        }
    }

    /** Throws the rest of the request away before it is answered: a client that is still sending would miss the reply. */
    private void refuse(Answer answer) {
        phase = Phase.REFUSING;
        refusal = answer;
        body.release();
    }

    private void complete() {
        if (refusal != null) {
            deliverAndClose(refusal);
            return;
        }
        phase = Phase.ANSWERING;
        deadline.stop();
        HttpRequest request = Objects.requireNonNull(head);
        WireRequest whole =
                new WireRequest(request.method().name(), request.uri(), request.headers()::get, body.bytes());
        server.workers().execute(() -> {
            var unused = server.protocol()
                    .answer(whole)
                    .thenAccept(outcome -> channel.eventLoop().execute(() -> deliver(outcome)));
        });
    }

    private void deliver(Outcome outcome) {
        body.release();
        if (outcome instanceof Answer answer) {
            deadline.restart(server.limits().send());
            ChannelFuture unused = channel.writeAndFlush(Replies.of(answer, false))
                    .addListener(sent -> {
                        if (sent.isSuccess()) {
                            await();
                        } else {
                            end();
                        }
                    });
        } else if (outcome instanceof Outcome.Silence) {
            phase = Phase.SILENT;
            deadline.restart(server.limits().silence());
            readOn(); // to see the end of the connection
        } else if (outcome instanceof Outcome.Reset) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            end();
        } else {
            throw new IllegalStateException("No way to deliver " + outcome);
        }
    }

    private void deliverAndClose(Answer answer) {
        phase = Phase.ANSWERING;
        body.release();
        deadline.restart(server.limits().send());
        ChannelFuture unused = channel.writeAndFlush(Replies.of(answer, true));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.stop();
        early.forEach(ReferenceCountUtil::release);
        early.clear();
        if (phase == Phase.RECEIVING) {
            body.release();
        }
    }

    private void end() {
        ChannelFuture unused = channel.close();
    }

    /** A connection that breaks is the client's affair. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end();
    }
}
