package io.dynox.test.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A connection that sends whatever a test wants, and reads replies. Not thread-safe. */
final class RawClient implements AutoCloseable {

    /** Nothing waits for this long unless something hangs. */
    private static final int TOO_LONG_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    RawClient(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(TOO_LONG_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A request as the SDK sends it. */
    static String request(String operation, String json) {
        return head(operation) + "Content-Length: " + json.getBytes(UTF_8).length + "\r\n\r\n" + json;
    }

    /** The headers of such a request, without those of the body and the line that ends them. */
    static String head(String operation) {
        return head("POST", Map.of("X-Amz-Target", "DynamoDB_20120810." + operation));
    }

    /** The headers of a request, with {@code changed} ones in place of the SDK's; an empty one is left out. */
    static String head(String method, Map<String, String> changed) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Host", "localhost",
                "Content-Type", "application/x-amz-json-1.0",
                "X-Amz-Date", "20260101T000000Z",
                "Authorization", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c"));
        headers.putAll(changed);
        StringBuilder text = new StringBuilder(method + " / HTTP/1.1\r\n");
        headers.forEach((name, value) -> text.append(value.isEmpty() ? "" : name + ": " + value + "\r\n"));
        return text.toString();
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Says that nothing more comes. */
    RawClient end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next reply; its checksum is checked. */
    RawReply reply() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(": ?", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        if (headers.containsKey("x-amz-crc32")) {
            CRC32 crc = new CRC32();
            crc.update(body);
            if (!headers.get("x-amz-crc32").equals(Long.toString(crc.getValue()))) {
                throw new IOException("The checksum is wrong");
            }
        }
        return new RawReply(status, headers, new String(body, UTF_8));
    }

    /** Whether the server ends or breaks the connection without another byte; waits until it does one or the other. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    /** All that comes until the server ends the connection. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("after '" + line + "'");
            }
            line.append(new String(new byte[] {(byte) c}, ISO_8859_1));
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A reply; the names of headers are in small letters. */
    record RawReply(int status, Map<String, String> headers, String body) {}
}
