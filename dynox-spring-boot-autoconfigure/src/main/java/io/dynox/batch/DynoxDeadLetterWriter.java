package io.dynox.batch;

import io.dynox.FailedWrite;
import io.dynox.internal.batch.DeadLetterLine;
import io.dynox.internal.batch.LineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Keeps failed writes in a file: a line of JSON for each, with the table, the kind, the item in DynamoDB's JSON, the cause, the
 * number of attempts and the time. {@link DynoxDeadLetterReader} reads them back, to write them again.
 *
 * <p>When {@link #write} returns, the lines are on the disk. The file is appended to, and nothing is removed from it but a
 * last line that a crash has cut off. After a restart, the failures of a chunk that was not committed may stand twice, as its items
 * are written twice.
 *
 * <p>In a partition made by {@link ScanSegmentPartitioner} or {@link ExportFilePartitioner}, each partition has a file of its own,
 * with the name of the partition before the ending: {@code failed.jsonl} becomes {@code failed.segment-00003-of-00008.jsonl}.
 *
 * <p>Not thread-safe: each step execution needs one of its own.
 */
public class DynoxDeadLetterWriter implements ItemStreamWriter<FailedWrite> {

    private final Path file;
    private final InstantSource clock;
    private @Nullable LineFile lines;

    /**
     * Creates a writer.
     *
     * @param file the file; its folder is made if it is missing
     */
    public DynoxDeadLetterWriter(Path file) {
        this(file, InstantSource.system());
    }

    /**
     * Creates a writer with a clock.
     *
     * @param file the file; its folder is made if it is missing
     * @param clock the time of the lines
     */
    public DynoxDeadLetterWriter(Path file, InstantSource clock) {
        this.file = Objects.requireNonNull(file, "file");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Opens the file.
     *
     * @throws ItemStreamException if it can't be written
     */
    @Override
    public void open(ExecutionContext executionContext) {
        Path own = Partition.of(executionContext)
                .map(partition -> partition.fileOf(file))
                .orElse(file);
        try {
            Path folder = own.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            lines = LineFile.open(own);
        } catch (IOException e) {
            throw new ItemStreamException("The file for dead letters, " + own + ", can't be opened", e);
        }
    }

    /**
     * Appends failed writes, and returns when they are on the disk.
     *
     * @throws IOException if the disk doesn't take them
     */
    @Override
    public void write(Chunk<? extends FailedWrite> chunk) throws IOException {
        List<byte[]> group = new ArrayList<>(chunk.size());
        for (FailedWrite failure : chunk) {
            group.add(DeadLetterLine.write(failure, clock.instant()));
        }
        opened().append(group);
    }

    /** Saves nothing: what was written is on the disk. */
    @Override
    public void update(ExecutionContext executionContext) {
        opened();
    }

    private LineFile opened() {
        if (lines == null) {
            throw new IllegalStateException(
                    "The writer isn't open: a step opens it if it is the step's own, or if it is given to"
                            + " DynoxItemWriterBuilder.deadLetterWriter");
        }
        return lines;
    }

    @Override
    public void close() {
        LineFile open = lines;
        lines = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new ItemStreamException("The file for dead letters, " + file + ", can't be closed", e);
            }
        }
    }
}
