package io.dynox.internal.batch;

import io.dynox.internal.Printable;
import io.dynox.internal.wire.JsonDocument;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The list of an export's files. Immutable.
 *
 * @param files in the order of the list
 * @param itemCount how many lines they have together
 */
public record ExportManifest(List<ExportFile> files, long itemCount) {

    private static final String MARKER = "AWSDynamoDB/";
    private static final String FILES = "manifest-files.json";
    private static final String ITEM_COUNT = "itemCount";

    /**
     * Reads a manifest and its list of files.
     *
     * @param summary the export's {@code manifest-summary.json}
     * @throws IOException if it can't be read
     * @throws IllegalArgumentException if it is no manifest, or one that contradicts itself
     */
    public static ExportManifest read(Resource summary) throws IOException {
        Map<String, @Nullable Object> json = document(summary.getDescription(), content(summary));
        String format = text(summary, json, "outputFormat");
        if (!format.equals("DYNAMODB_JSON")) {
            throw bad(summary, "the export has the format " + format + ", and only DYNAMODB_JSON can be read");
        }
        Resource list = summary.createRelative(FILES);
        List<ExportFile> files = new ArrayList<>();
        try (LineSource lines = new LineSource(list.getDescription(), stream(list), false)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                files.add(file(summary, list, document(lines.place(), line)));
            }
            verify(list, lines);
        }
        long total = number(summary, json);
        long listed = files.stream().mapToLong(ExportFile::items).sum();
        if (total != listed) {
            throw bad(summary, "it counts " + total + " items, but the files in " + FILES + " have " + listed);
        }
        return new ExportManifest(List.copyOf(files), total);
    }

    /** The service writes the checksum of each manifest beside it. */
    private static void verify(Resource list, LineSource lines) throws IOException {
        Resource checksum = list.createRelative(FILES.replace(".json", ".md5"));
        if (checksum.exists() && !lines.hasChecksum(new String(content(checksum), StandardCharsets.US_ASCII))) {
            throw bad(list, "the checksum in " + checksum.getFilename() + " is another");
        }
    }

    private static ExportFile file(Resource summary, Resource list, Map<String, @Nullable Object> json)
            throws IOException {
        String below = below(list, text(list, json, "dataFileS3Key"));
        if (below.contains("..")) {
            throw bad(list, "the key of a data file leads out of the export");
        }
        // a full export has its data in the folder of the manifest, an incremental one beside it
        String relative = below.startsWith("data/") ? "../" + below : below.substring(below.indexOf('/') + 1);
        return new ExportFile(
                summary.createRelative(relative), relative, number(list, json), text(list, json, "md5Checksum"));
    }

    /** A key begins with a prefix, which a copy needn't have. */
    private static String below(Resource resource, String key) {
        int start = key.lastIndexOf(MARKER);
        if (start < 0) {
            throw bad(resource, "the key of a file doesn't hold " + MARKER);
        }
        return key.substring(start + MARKER.length());
    }

    private static Map<String, @Nullable Object> document(String place, byte[] json) {
        try {
            return JsonDocument.read(json, Set.of());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Manifest of an export, " + place + ": " + e.getMessage(), e);
        }
    }

    private static String text(Resource resource, Map<String, @Nullable Object> json, String member) {
        if (json.get(member) instanceof String text) {
            return text;
        }
        throw bad(resource, "it has no \"" + member + "\"");
    }

    private static long number(Resource resource, Map<String, @Nullable Object> json) {
        if (json.get(ITEM_COUNT) instanceof BigDecimal number && number.signum() >= 0) {
            return number.longValue();
        }
        throw bad(resource, "it has no \"" + ITEM_COUNT + "\"");
    }

    private static byte[] content(Resource resource) throws IOException {
        try (InputStream in = stream(resource)) {
            return in.readAllBytes();
        }
    }

    static InputStream stream(Resource resource) throws IOException {
        try {
            return resource.getInputStream();
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new IllegalArgumentException(Printable.line(resource.getDescription()) + " is missing", e);
        }
    }

    private static IllegalArgumentException bad(Resource resource, String problem) {
        return new IllegalArgumentException(
                "Manifest of an export, " + Printable.line(resource.getDescription()) + ": " + problem);
    }
}
