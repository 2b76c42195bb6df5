package io.dynox.test.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** An export as the service's documentation shows it, written without the code that is tested. Not thread-safe. */
final class ExportFiles {

    private final Path folder;
    private final boolean isIncremental;
    private final StringBuilder files = new StringBuilder();
    private int count;

    ExportFiles(Path top, boolean isIncremental) {
        this.folder = top.resolve("AWSDynamoDB").resolve("01693685827463-2d8752fd");
        this.isIncremental = isIncremental;
    }

    Path data(String name) {
        return (isIncremental ? folder.getParent() : folder).resolve("data").resolve(name);
    }

    ExportFiles file(String name, String... lines) throws IOException {
        byte[] gzip = gzip(String.join("\n", lines) + "\n");
        Files.createDirectories(data(name).getParent());
        Files.write(data(name), gzip);
        String key = "some/prefix/AWSDynamoDB/" + (isIncremental ? "" : folder.getFileName() + "/") + "data/" + name;
        files.append("{\"itemCount\":" + lines.length + ",\"md5Checksum\":\"" + md5(gzip)
                + "\",\"etag\":\"0-1\",\"dataFileS3Key\":\"" + key + "\"}\n");
        count += lines.length;
        return this;
    }

    Resource manifest() throws IOException {
        Files.createDirectories(folder);
        byte[] list = files.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("manifest-files.json"), list);
        Files.writeString(folder.resolve("manifest-files.md5"), md5(list));
        Files.writeString(
                folder.resolve("manifest-summary.json"),
                "{\"version\":\"2023-08-01\",\"tableArn\":\"arn:aws:dynamodb:eu-west-1:123456789012:table/t\","
                        + "\"s3SseKmsKeyId\":null,\"itemCount\":" + count + ",\"outputFormat\":\"DYNAMODB_JSON\"}");
        return new FileSystemResource(folder.resolve("manifest-summary.json"));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
