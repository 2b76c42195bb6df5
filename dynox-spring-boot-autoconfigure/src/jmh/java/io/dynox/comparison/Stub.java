package io.dynox.comparison;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;

/**
 * Answers as DynamoDB does, with a thread for each connection: writes are all accepted, keys are all found. Its threads' names begin
 * with {@link #THREADS}, so that their CPU and their memory count for no client.
 *
 * <p>Thread-safe.
 */
final class Stub implements AutoCloseable {

    static final String THREADS = "stub-";

    private static final byte[] WRITTEN = ascii("{\"ConsumedCapacity\":[{\"CapacityUnits\":25.0,\"TableName\":\""
            + Person.TABLE + "\"}],\"UnprocessedItems\":{}}");
    private static final byte[] FOUND_BEFORE = ascii("{\"ConsumedCapacity\":[{\"CapacityUnits\":50.0,\"TableName\":\""
            + Person.TABLE + "\"}],\"Responses\":{\"" + Person.TABLE + "\":[");
    private static final byte[] FOUND_AFTER = ascii("]},\"UnprocessedKeys\":{}}");
    private static final byte[] PARTITION = ascii("\"pk\":{\"S\":\"");

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final long latencyNanos;
    private final byte[] rest;

    /**
     * Starts a stub.
     *
     * @param latency from the end of a request to its reply
     * @param rest the attributes of an item that is found, besides its partition key, as JSON
     */
    Stub(Duration latency, String rest) throws IOException {
        this.latencyNanos = latency.toNanos();
        this.rest = ascii(rest);
        daemon("accept", this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, THREADS + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                daemon(Integer.toString(connection.getPort()), () -> serve(connection));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
            OutputStream out = connection.getOutputStream();
            while (true) {
                String target = "";
                int length = 0;
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    String lower = line.toLowerCase(Locale.ROOT);
                    if (lower.startsWith("content-length:")) {
                        length = Integer.parseInt(
                                line.substring(line.indexOf(':') + 1).trim());
                    } else if (lower.startsWith("x-amz-target:")) {
                        target = line.substring(line.lastIndexOf('.') + 1);
                    }
                }
                byte[] request = in.readNBytes(length);
                if (latencyNanos > 0) {
                    LockSupport.parkNanos(latencyNanos);
                }
                out.write(reply(target.equals("BatchGetItem") ? found(request) : WRITTEN));
            }
        } catch (EOFException e) {
            // the client has closed the connection
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(128);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] reply(byte[] body) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(body, 0, body.length);
        ByteArrayOutputStream reply = new ByteArrayOutputStream(body.length + 256);
        reply.write(ascii(
                "HTTP/1.1 200 OK\r\nServer: Server\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                        + body.length
                        + "\r\nConnection: keep-alive\r\nx-amzn-RequestId: 4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG\r\nx-amz-crc32: "
                        + checksum.getValue() + "\r\n\r\n"));
        reply.write(body);
        return reply.toByteArray();
    }

    /** An item for each key that was asked. */
    private byte[] found(byte[] request) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream(100 * (rest.length + 64));
        reply.writeBytes(FOUND_BEFORE);
        boolean first = true;
        for (int at = find(request, 0); at >= 0; at = find(request, at)) {
            int end = at;
            while (request[end] != '"') {
                end++;
            }
            reply.writeBytes(ascii(first ? "{" : ",{"));
            first = false;
            reply.writeBytes(PARTITION);
            reply.write(request, at, end - at);
            reply.writeBytes(ascii("\"},"));
            reply.writeBytes(rest);
            reply.write('}');
            at = end;
        }
        reply.writeBytes(FOUND_AFTER);
        return reply.toByteArray();
    }

    /** Where the next partition key begins; -1 behind the last one. */
    private static int find(byte[] request, int from) {
        search:
        for (int i = from; i <= request.length - PARTITION.length; i++) {
            for (int j = 0; j < PARTITION.length; j++) {
                if (request[i + j] != PARTITION[j]) {
                    continue search;
                }
            }
            return i + PARTITION.length;
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
