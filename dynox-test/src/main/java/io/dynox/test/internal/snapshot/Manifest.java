package io.dynox.test.internal.snapshot;

import io.dynox.test.internal.error.Arns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;

/**
 * The summary of an export, {@code manifest-summary.json}. Immutable.
 *
 * @param folder where it is
 * @param table the name of the table
 * @param from where an incremental export begins, or the moment of a full one
 * @param to where an incremental export ends, or the moment of a full one
 * @param isIncremental whether it holds the changes of a time and not all items
 * @param itemCount how many lines its files have
 */
record Manifest(Path folder, String table, Instant from, Instant to, boolean isIncremental, long itemCount) {

    static final String SUMMARY = "manifest-summary.json";
    static final String FILES = "manifest-files.json";

    /**
     * Reads the summary in a folder.
     *
     * @throws IllegalArgumentException if it isn't one, its checksum is wrong, or the format isn't DynamoDB's JSON
     */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(SUMMARY);
        JsonNode json = parse(file, new String(verified(file), StandardCharsets.UTF_8));
        String format = text(file, json, "outputFormat");
        if (!format.equals("DYNAMODB_JSON")) {
            throw BadExport.of(file, "the export has the format " + format + ", and only DYNAMODB_JSON can be read");
        }
        boolean isIncremental = json.field("exportType")
                .map(type -> type.asString().equals("INCREMENTAL_EXPORT"))
                .orElse(false);
        Instant from = time(file, json, isIncremental ? "exportFromTime" : "exportTime");
        Instant to = isIncremental ? time(file, json, "exportToTime") : from;
        return new Manifest(
                folder, Arns.tableName(text(file, json, "tableArn")), from, to, isIncremental, count(file, json));
    }

    /** Writes the summary of a full export with its checksum. */
    static void write(Path folder, String prefix, TableDescription table, Manifest manifest, Instant end)
            throws IOException {
        String id = folder.getFileName().toString();
        String arn = String.valueOf(table.tableArn());
        byte[] bytes = json(json -> {
            json.writeStringField("version", "2020-06-30");
            json.writeStringField("exportArn", arn + "/export/" + id);
            json.writeStringField("startTime", manifest.from().toString());
            json.writeStringField("endTime", end.toString());
            json.writeStringField("tableArn", arn);
            json.writeStringField("tableId", String.valueOf(table.tableId()));
            json.writeStringField("exportTime", manifest.from().toString());
            json.writeStringField("s3Bucket", "in-memory-dynamodb");
            json.writeStringField("s3Prefix", prefix);
            json.writeStringField("s3SseAlgorithm", "AES256");
            json.writeNullField("s3SseKmsKeyId");
            json.writeStringField("manifestFilesS3Key", prefix + "/AWSDynamoDB/" + id + "/" + FILES);
            json.writeNumberField("billedSizeBytes", 0);
            json.writeNumberField("itemCount", manifest.itemCount());
            json.writeStringField("outputFormat", "DYNAMODB_JSON");
            json.writeStringField("exportType", "FULL_EXPORT");
        });
        writeWithChecksum(folder.resolve(SUMMARY), bytes);
    }

    /** The contents of a file, which its checksum confirms where there is one. */
    static byte[] verified(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Path checksum = checksum(file);
        if (Files.exists(checksum)
                && !Digests.isSame(Files.readString(checksum), Digests.md5().digest(bytes))) {
            throw BadExport.of(file, "the checksum in " + checksum.getFileName() + " is another");
        }
        return bytes;
    }

    static void writeWithChecksum(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.writeString(checksum(file), Digests.base64(Digests.md5().digest(bytes)));
    }

    private static Path checksum(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".json", ".md5"));
    }

    static JsonNode parse(Path file, String text) {
        try {
            JsonNode json = JsonNode.parser().parse(text);
            if (json.isObject()) {
                return json;
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw BadExport.of(file, "is no JSON", e);
        }
        throw BadExport.of(file, "is no JSON object");
    }

    static String text(Path file, JsonNode json, String member) {
        return json.field(member)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElseThrow(() -> BadExport.of(file, "has no \"" + member + "\""));
    }

    static long count(Path file, JsonNode json) {
        try {
            return Long.parseLong(json.field("itemCount")
                    .filter(JsonNode::isNumber)
                    .map(JsonNode::asNumber)
                    .orElse(""));
        } catch (NumberFormatException e) {
            throw BadExport.of(file, "has no \"itemCount\"", e);
        }
    }

    private static Instant time(Path file, JsonNode json, String member) {
        try {
            return Instant.parse(text(file, json, member));
        } catch (DateTimeParseException e) {
            throw BadExport.of(file, "\"" + member + "\" is no time", e);
        }
    }

    /** A JSON object. */
    static byte[] json(Members members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** What stands in a JSON object. */
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }
}
