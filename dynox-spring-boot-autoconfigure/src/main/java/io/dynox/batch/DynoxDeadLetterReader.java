package io.dynox.batch;

import io.dynox.ItemWrite;
import io.dynox.internal.batch.DeadLetterLine;
import io.dynox.internal.batch.LineSource;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ParseException;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;
import org.springframework.core.io.Resource;

/**
 * Reads the failed writes back that {@link DynoxDeadLetterWriter} has kept, to write them again:
 *
 * <pre>{@code
 * new DynoxItemWriterBuilder<DeadLetter>()
 *         .writes(dynox, letter -> List.of(letter.write()))
 *         .build()
 * }</pre>
 *
 * <p>A write that meanwhile was made by others is overwritten: a dead letter holds what the item was to be then.
 *
 * <p>After a restart, the reader goes on with the first letter that was not committed. A last line that is cut off, as after a
 * crash of the writer, fails the step; remove it.
 *
 * <p>Not thread-safe.
 */
public class DynoxDeadLetterReader extends AbstractItemCountingItemStreamItemReader<DeadLetter> {

    private final Resource file;
    private @Nullable LineSource lines;

    /**
     * Creates a reader.
     *
     * @param file a file of dead letters
     */
    public DynoxDeadLetterReader(Resource file) {
        this.file = Objects.requireNonNull(file, "file");
        setExecutionContextName("DynoxDeadLetterReader");
    }

    @Override
    protected void doOpen() throws Exception {
        lines = new LineSource(file.getDescription(), file.getInputStream(), false);
    }

    @Override
    protected @Nullable DeadLetter doRead() throws Exception {
        byte[] line = opened().next();
        return line == null ? null : letter(line);
    }

    private DeadLetter letter(byte[] line) {
        try {
            return new ReadLetter(DeadLetterLine.read(line));
        } catch (IllegalArgumentException e) {
            throw new ParseException(opened().place() + ", is no dead letter: " + e.getMessage(), e);
        }
    }

    @Override
    protected void jumpToItem(int itemIndex) throws Exception {
        for (int i = 0; i < itemIndex; i++) {
            if (opened().next() == null) {
                throw new IOException(file.getDescription() + " has " + i + " dead letters, but " + itemIndex
                        + " were read before the step was stopped");
            }
        }
    }

    private LineSource opened() {
        if (lines == null) {
            throw new IllegalStateException("The reader isn't open");
        }
        return lines;
    }

    @Override
    protected void doClose() throws Exception {
        LineSource open = lines;
        lines = null;
        if (open != null) {
            open.close();
        }
    }

    private record ReadLetter(DeadLetterLine line) implements DeadLetter {

        @Override
        public ItemWrite write() {
            return line.write();
        }

        @Override
        public Instant failedAt() {
            return line.failedAt();
        }

        @Override
        public int attempts() {
            return line.attempts();
        }

        @Override
        public String cause() {
            return line.cause();
        }

        @Override
        public String toString() {
            return line.toString();
        }
    }
}
