package io.dynox.batch;

import io.dynox.internal.batch.ExportFile;
import io.dynox.internal.batch.ExportManifest;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/** Builds a {@link DynoxExportItemReader}. One of {@link #manifest} and {@link #files} is required. Not thread-safe. */
public class DynoxExportItemReaderBuilder {

    private String name = "DynoxExportItemReader";
    private DynoxExportItemReader.@Nullable Source source;
    private ExportFormat format = ExportFormat.DYNAMODB_JSON;

    /** Sets the prefix of what is saved in the execution context; needed if a step has two such readers. */
    public DynoxExportItemReaderBuilder name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Reads the files that a manifest lists, and verifies their counts and checksums.
     *
     * @param summary the export's {@code manifest-summary.json}; the other files are found relative to it
     */
    public DynoxExportItemReaderBuilder manifest(Resource summary) {
        Objects.requireNonNull(summary, "summary");
        this.source = () -> ExportManifest.read(summary);
        return this;
    }

    /** Reads files without a manifest, in this order; those whose names end with {@code .gz} are unpacked. */
    public DynoxExportItemReaderBuilder files(Resource... files) {
        ExportManifest all =
                new ExportManifest(Arrays.stream(files).map(ExportFile::of).toList(), -1);
        this.source = () -> all;
        return this;
    }

    /** Sets what the lines are: DynamoDB's JSON by default. */
    public DynoxExportItemReaderBuilder format(ExportFormat format) {
        this.format = Objects.requireNonNull(format, "format");
        return this;
    }

    /** Makes a reader of the lines. */
    public DynoxExportItemReader<ExportRecord> build() {
        return build(record -> record);
    }

    /**
     * Makes a reader of what each line becomes.
     *
     * @param <T> the type of the items
     * @param mapper for each line; what it throws fails the step
     */
    public <T> DynoxExportItemReader<T> build(Function<? super ExportRecord, ? extends T> mapper) {
        Assert.notNull(source, "One of manifest(…) and files(…) is required.");
        return new DynoxExportItemReader<>(name, source, format, Objects.requireNonNull(mapper, "mapper"));
    }
}
