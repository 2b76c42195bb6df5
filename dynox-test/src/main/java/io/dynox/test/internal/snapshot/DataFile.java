package io.dynox.test.internal.snapshot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * One file of an export: a gzip file with a JSON document in each line. Immutable.
 *
 * @param path where it is
 * @param itemCount how many lines it must have
 * @param md5 the checksum that it must have
 */
record DataFile(Path path, long itemCount, String md5) {

    /** The files of an export, in the order of its list. */
    static List<DataFile> of(Manifest manifest) throws IOException {
        Path list = manifest.folder().resolve(Manifest.FILES);
        if (!Files.exists(list)) {
            throw BadExport.of(list, "is missing");
        }
        List<DataFile> files = new ArrayList<>();
        String text = new String(Manifest.verified(list), StandardCharsets.UTF_8);
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            JsonNode file = Manifest.parse(list, line);
            files.add(new DataFile(
                    locate(manifest, list, Manifest.text(list, file, "dataFileS3Key")),
                    Manifest.count(list, file),
                    Manifest.text(list, file, "md5Checksum")));
        }
        return files;
    }

    /** A key begins with the prefix of the export, which a copy on disk needn't have; what counts is what follows AWSDynamoDB. */
    private static Path locate(Manifest manifest, Path list, String key) {
        String marker = "AWSDynamoDB/";
        int start = key.lastIndexOf(marker);
        Path top = manifest.folder().getParent();
        if (start < 0 || top == null) {
            throw BadExport.of(list, "the key of a data file doesn't hold " + marker);
        }
        Path file = top.resolve(key.substring(start + marker.length())).normalize();
        if (!file.startsWith(top.normalize())) {
            throw BadExport.of(list, "the key of a data file leads out of the export");
        }
        return file;
    }

    /**
     * Reads all lines.
     *
     * @throws IllegalArgumentException if the file is missing or broken, or has another checksum or number of lines than it must
     */
    void read(Lines lines) throws IOException {
        if (!Files.exists(path)) {
            throw BadExport.of(path, "is missing");
        }
        MessageDigest packed = Digests.md5();
        MessageDigest unpacked = Digests.md5();
        long number = 0;
        try (InputStream file = new DigestInputStream(Files.newInputStream(path), packed);
                InputStream gzip = new DigestInputStream(new GZIPInputStream(file), unpacked);
                BufferedReader reader = new BufferedReader(new InputStreamReader(gzip, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    number++;
                    lines.line(number, line.getBytes(StandardCharsets.UTF_8));
                }
            }
            file.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | java.io.EOFException e) {
            throw BadExport.of(path, "is no whole gzip file", e);
        }
        if (number != itemCount) {
            throw BadExport.of(path, "has " + number + " items, but the manifest says " + itemCount);
        }
        // The service doesn't say of which of the two its checksum is.
        if (!Digests.isSame(md5, packed.digest()) && !Digests.isSame(md5, unpacked.digest())) {
            throw BadExport.of(path, "the manifest has another checksum");
        }
    }

    /** Writes documents, one to a line. */
    static DataFile write(Path path, Iterable<byte[]> documents) throws IOException {
        MessageDigest digest = Digests.md5();
        long count = 0;
        try (OutputStream out =
                new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(path), digest), 1 << 16)) {
            for (byte[] document : documents) {
                out.write(document);
                out.write('\n');
                count++;
            }
        }
        return new DataFile(path, count, Digests.base64(digest.digest()));
    }

    /** Takes the lines of a file. */
    interface Lines {

        /** Takes a line; the first has the number 1. */
        void line(long number, byte[] json);
    }
}
