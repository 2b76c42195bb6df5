package io.dynox.batch;

import io.dynox.ItemWrite;
import io.dynox.internal.Printable;
import io.dynox.internal.batch.ExportFile;
import io.dynox.internal.batch.ExportLine;
import io.dynox.internal.batch.ExportManifest;
import io.dynox.internal.batch.LineSource;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ParseException;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

/**
 * Reads an export of a table, full or incremental, as the service writes it to S3, or files of JSON lines.
 *
 * <p>With a manifest, each file is read once as a whole before its first line is handed out: a file that is missing, cut off, or
 * has another number of lines or another checksum than the manifest says, fails the step, and nothing of it is written. After a
 * restart the reader goes on with the first line that was not committed.
 *
 * <p>In a partition made by {@link ExportFilePartitioner} it reads the file of this partition.
 *
 * <p>Not thread-safe. Made by {@link DynoxExportItemReaderBuilder}.
 *
 * @param <T> the type that lines become
 */
public class DynoxExportItemReader<T> extends AbstractItemCountingItemStreamItemReader<T> {

    static final String FILE = "dynox.export.file";

    private final Source source;
    private final ExportFormat format;
    private final Function<? super ExportRecord, ? extends T> mapper;
    private List<ExportFile> files = List.of();
    private int next;
    private @Nullable LineSource lines;
    private @Nullable String only;

    /** Where the files are listed. */
    @FunctionalInterface
    interface Source {
        ExportManifest read() throws IOException;
    }

    DynoxExportItemReader(
            String name, Source source, ExportFormat format, Function<? super ExportRecord, ? extends T> mapper) {
        this.source = source;
        this.format = format;
        this.mapper = mapper;
        setExecutionContextName(name);
    }

    /**
     * Reads the manifest, and verifies the first file.
     *
     * @throws ItemStreamException if one can't be read, or if they contradict each other
     */
    @Override
    public void open(ExecutionContext executionContext) {
        only = executionContext.containsKey(FILE) ? executionContext.getString(FILE) : null;
        super.open(executionContext);
    }

    @Override
    protected void doOpen() throws Exception {
        files = source.read().files().stream()
                .filter(file -> only == null || file.name().equals(only))
                .toList();
        if (only != null && files.isEmpty()) {
            throw new IllegalArgumentException(
                    "The manifest has no file " + Printable.of(only) + ", which was there when the job was started");
        }
        next = 0;
    }

    @Override
    protected @Nullable T doRead() throws Exception {
        while (true) {
            LineSource open = lines;
            if (open == null) {
                if (next == files.size()) {
                    return null;
                }
                open = beginNext();
            }
            byte[] line = open.next();
            if (line != null) {
                return item(line, open.place());
            }
            endFile();
        }
    }

    private LineSource beginNext() throws IOException {
        ExportFile file = files.get(next);
        file.verify();
        LineSource open = file.open();
        lines = open;
        next++;
        return open;
    }

    private void endFile() throws IOException {
        LineSource open = lines;
        lines = null;
        if (open != null) {
            open.close();
        }
    }

    private T item(byte[] line, String place) {
        ExportLine read;
        try {
            read = format == ExportFormat.PLAIN_JSON ? ExportLine.readPlain(line) : ExportLine.read(line);
        } catch (IllegalArgumentException e) {
            throw new ParseException(place + " is no item: " + e.getMessage(), e);
        }
        return mapper.apply(new Line(read));
    }

    /** Leaves whole files out by their counts, and the lines before the place in the file that holds it. */
    @Override
    protected void jumpToItem(int itemIndex) throws Exception {
        long left = itemIndex;
        while (next < files.size()
                && files.get(next).items() >= 0
                && files.get(next).items() <= left) {
            left -= files.get(next).items();
            next++;
        }
        while (left > 0 && next < files.size()) {
            LineSource open = beginNext();
            while (left > 0 && open.next() != null) {
                left--;
            }
            if (left > 0) {
                endFile();
            }
        }
        if (left > 0) {
            throw new IllegalArgumentException("The files have " + (itemIndex - left) + " items, but " + itemIndex
                    + " were read before the step was stopped: bring the files back, or start a new job instance");
        }
    }

    @Override
    protected void doClose() throws Exception {
        endFile();
    }

    private record Line(ExportLine line) implements ExportRecord {

        @Override
        public ItemWrite.Kind kind() {
            return line.kind();
        }

        @Override
        public Map<String, Object> item() {
            return line.item();
        }

        @Override
        public Optional<Instant> writtenAt() {
            return line.writtenAt();
        }

        @Override
        public String toString() {
            return line.toString();
        }
    }
}
