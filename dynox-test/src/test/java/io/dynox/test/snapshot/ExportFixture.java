package io.dynox.test.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** An export of the service as its documentation shows it, written without the code that is tested. Not thread-safe. */
final class ExportFixture {

    final Path folder;
    private final String table;
    private final StringBuilder files = new StringBuilder();
    private int count;

    /** An export in {@code top}/AWSDynamoDB/{@code id}. */
    ExportFixture(Path top, String id, String table) {
        this.folder = top.resolve("AWSDynamoDB").resolve(id);
        this.table = table;
    }

    /** Adds a data file of these lines. */
    ExportFixture file(String name, String... lines) {
        return file(name, lines.length, lines);
    }

    /** Adds a data file that the manifest says to have {@code lineCount} lines. */
    ExportFixture file(String name, int lineCount, String... lines) {
        byte[] gzip = gzip(String.join("\n", lines) + "\n");
        write("data/" + name, gzip);
        files.append("{\"itemCount\":" + lineCount + ",\"md5Checksum\":\"" + md5(gzip)
                + "\",\"etag\":\"0-1\",\"dataFileS3Key\":\"some/prefix/AWSDynamoDB/" + folder.getFileName() + "/data/"
                + name + "\"}\n");
        count += lineCount;
        return this;
    }

    void full(String time) {
        summary(
                "\"exportTime\":\"" + time + "\",\"outputFormat\":\"DYNAMODB_JSON\",\"exportType\":\"FULL_EXPORT\"",
                count);
    }

    void incremental(String from, String to) {
        summary(
                "\"exportFromTime\":\"" + from + "\",\"exportToTime\":\"" + to
                        + "\",\"outputFormat\":\"DYNAMODB_JSON\",\"outputView\":\"NEW_AND_OLD_IMAGES\","
                        + "\"exportType\":\"INCREMENTAL_EXPORT\"",
                count);
    }

    /** The end of every export. */
    void summary(String members, int itemCount) {
        byte[] list = files.toString().getBytes(StandardCharsets.UTF_8);
        write("manifest-files.json", list);
        write("manifest-files.md5", md5(list).getBytes(StandardCharsets.UTF_8));
        byte[] summary = ("{\"version\":\"2020-06-30\",\"tableArn\":\"arn:aws:dynamodb:eu-west-1:123456789012:table/"
                        + table + "\",\"s3SseKmsKeyId\":null,\"billedSizeBytes\":0,\"itemCount\":" + itemCount + ","
                        + members + "}")
                .getBytes(StandardCharsets.UTF_8);
        write("manifest-summary.json", summary);
        write("manifest-summary.md5", md5(summary).getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name).normalize();
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
