package io.dynox.batch;

import io.dynox.internal.batch.ExportFile;
import io.dynox.internal.batch.ExportManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.batch.core.partition.PartitionNameProvider;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.io.Resource;

/**
 * Makes a partition of each file of an export; a {@link DynoxExportItemReader} in a partition reads its file. The grid size has no
 * effect. The names are stable as long as the manifest is, so that a restart goes on with the same partitions.
 *
 * <p>Thread-safe.
 */
public class ExportFilePartitioner implements Partitioner, PartitionNameProvider {

    private final Resource summary;

    /**
     * Creates a partitioner.
     *
     * @param summary the export's {@code manifest-summary.json}
     */
    public ExportFilePartitioner(Resource summary) {
        this.summary = Objects.requireNonNull(summary, "summary");
    }

    /**
     * Returns a partition for each file.
     *
     * @throws UncheckedIOException if the manifest can't be read
     * @throws IllegalArgumentException if the manifest contradicts itself
     */
    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        List<ExportFile> files = files();
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            ExecutionContext context = new ExecutionContext();
            String name = String.format("file-%05d-of-%05d", i, files.size());
            context.putString(Partition.NAME, name);
            context.putString(DynoxExportItemReader.FILE, files.get(i).name());
            partitions.put(name, context);
        }
        return partitions;
    }

    @Override
    public Collection<String> getPartitionNames(int gridSize) {
        return partition(gridSize).keySet();
    }

    private List<ExportFile> files() {
        try {
            return ExportManifest.read(summary).files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
