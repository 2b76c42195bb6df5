package io.dynox.internal.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, packed with gzip or not, without the empty ones. It computes the checksums on the way. Not
 * thread-safe.
 */
public final class LineSource implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final MessageDigest packed = Checksums.md5();
    private final MessageDigest unpacked = Checksums.md5();
    private final InputStream file;
    private final InputStream content;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private long number;

    /**
     * Opens a source of lines.
     *
     * @param name how messages name it
     * @param stream the file's bytes; closed with this
     * @param isPacked whether they are packed with gzip
     * @throws IOException if they can't be read
     * @throws IllegalArgumentException if they aren't packed though they should be
     */
    public LineSource(String name, InputStream stream, boolean isPacked) throws IOException {
        this.name = name;
        this.file = new DigestInputStream(new BufferedInputStream(stream, BUFFER), packed);
        try {
            InputStream plain = isPacked ? new GZIPInputStream(file, BUFFER) : file;
            this.content = new BufferedInputStream(new DigestInputStream(plain, unpacked), BUFFER);
        } catch (ZipException | EOFException e) {
            file.close();
            throw new IllegalArgumentException(name + " is no whole gzip file", e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Returns the next line that isn't empty, or null at the end.
     *
     * @throws IllegalArgumentException if the file is cut off
     */
    public byte @Nullable [] next() throws IOException {
        line.reset();
        try {
            for (int c = content.read(); c >= 0; c = content.read()) {
                if (c != '\n') {
                    line.write(c);
                } else if (!isBlank()) {
                    break;
                } else {
                    line.reset();
                }
            }
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(
                    name + " is no whole gzip file: it ends or breaks after line " + number, e);
        }
        if (line.size() == 0 || isBlank()) {
            return null;
        }
        number++;
        return line.toByteArray();
    }

    private boolean isBlank() {
        return line.size() < 16 && line.toString(StandardCharsets.UTF_8).isBlank();
    }

    /** Returns how many lines were returned. */
    public long number() {
        return number;
    }

    /** Returns how messages name the place of the last line. */
    public String place() {
        return name + ", line " + number;
    }

    /** Returns whether a checksum is that of the file, packed or not; to be called after the last line. */
    public boolean hasChecksum(String md5) throws IOException {
        file.transferTo(OutputStream.nullOutputStream());
        // the service doesn't say of which of the two its checksum is
        return Checksums.isSame(md5, packed.digest()) || Checksums.isSame(md5, unpacked.digest());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
