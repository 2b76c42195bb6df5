package io.dynox.internal.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that lines are appended to. A group of lines is on the disk when {@link #append} returns; a group that a crash or a full
 * disk cut off is removed. Not thread-safe.
 */
public final class LineFile implements Closeable {

    private final Path path;
    private final FileChannel channel;
    private long size;

    private LineFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file to append to. A last line without an end, which a crash cut off before it was acknowledged, is removed.
     *
     * @throws IOException if it can't be read and written
     */
    public static LineFile open(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long whole = wholeLines(channel);
            channel.truncate(whole);
            channel.position(whole);
            return new LineFile(path, channel, whole);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The size of the file up to the end of its last whole line. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /**
     * Appends lines, and returns when they are on the disk.
     *
     * @throws IOException if they can't be written as a whole; then none of them is in the file, unless the disk refuses that too
     */
    public void append(List<byte[]> lines) throws IOException {
        try {
            for (byte[] line : lines) {
                write(ByteBuffer.wrap(line));
                write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
            channel.force(true);
            size = channel.position();
        } catch (IOException e) {
            cutBack(e);
            throw new IOException(
                    "Dead letters can't be written to " + path + ": make room on the disk, and restart", e);
        }
    }

    private void cutBack(IOException failure) {
        try {
            channel.truncate(size);
            channel.position(size);
        } catch (IOException again) {
            failure.addSuppressed(again);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
