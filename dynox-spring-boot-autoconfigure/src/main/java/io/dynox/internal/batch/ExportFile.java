package io.dynox.internal.batch;

import io.dynox.internal.Printable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * One file of an export, with what its manifest says of it. Immutable.
 *
 * @param resource where it is
 * @param name its name, relative to the manifest
 * @param items how many lines it must have; -1 without a manifest
 * @param md5 the checksum that it must have; null without a manifest
 */
public record ExportFile(
        Resource resource,
        String name,
        long items,
        @Nullable String md5) {

    private static final String PACKED = ".gz";

    /** A file without a manifest. */
    public static ExportFile of(Resource resource) {
        return new ExportFile(resource, String.valueOf(resource.getFilename()), -1, null);
    }

    /** Opens the lines. */
    public LineSource open() throws IOException {
        return new LineSource(
                Printable.line(resource.getDescription()), ExportManifest.stream(resource), name.endsWith(PACKED));
    }

    /**
     * Reads the whole file once, if there is a manifest, so that nothing of a broken file is handed out.
     *
     * @throws IllegalArgumentException if it is missing, cut off, or not the file of the manifest
     */
    public void verify() throws IOException {
        if (md5 == null) {
            return;
        }
        try (LineSource lines = open()) {
            while (lines.next() != null) {
                // only counted
            }
            if (lines.number() != items) {
                throw new IllegalArgumentException(Printable.line(resource.getDescription()) + " has " + lines.number()
                        + " items, but the manifest says " + items);
            }
            if (!lines.hasChecksum(md5)) {
                throw new IllegalArgumentException(
                        Printable.line(resource.getDescription()) + " has another checksum than the manifest says");
            }
        }
    }
}
