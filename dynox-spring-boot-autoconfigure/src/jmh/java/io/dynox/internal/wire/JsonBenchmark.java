package io.dynox.internal.wire;

import io.dynox.internal.mapping.ItemMappers;
import io.dynox.internal.mapping.item.ItemMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A record to DynamoDB's JSON and back, by the wire's own writer and reader, by the streaming core of Jackson, and by the JSON of the SDK.
 * Each writes and reads through the same codec of the record; only the wire's own measures the item and refuses what can't be stored, and
 * the SDK's reader, which has no stream, makes nothing but its tree.
 * Of a machine with other work, the medians of the samples count.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(value = 2, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonBenchmark {

    /** The characters of the note; with the rest the item has 300 B and 1 KB. */
    @Param({"30", "750"})
    int note;

    private final ItemMapper<Person> mapper = ItemMappers.of(Person.class);
    private final JsonFactory jackson = new JsonFactory();
    private final JsonNodeParser sdk = JsonNodeParser.create();
    private final JsonWriter kept = new JsonWriter(1024);
    private Person person;
    private byte[] json;

    /** An item of ten attributes. */
    public record Person(
            @DynamoDbPartitionKey String pk,
            String name,
            String email,
            String street,
            String city,
            String country,
            int age,
            long visits,
            boolean active,
            String note) {}

    /** Makes the item. */
    @Setup
    public void make() {
        person = new Person(
                "PERSON#4711",
                "Ada Lovelace",
                "ada.lovelace@example.org",
                "St. James's Square 12",
                "London",
                "GB",
                36,
                1_234_567,
                true,
                "x".repeat(note));
        json = writeOwn();
        String expected = new String(json, StandardCharsets.UTF_8);
        if (!expected.equals(new String(writeJackson(), StandardCharsets.UTF_8))
                || !expected.equals(new String(writeSdk(), StandardCharsets.UTF_8))
                || !person.equals(readOwn())
                || !person.equals(readJackson())) {
            throw new IllegalStateException("they differ");
        }
    }

    @Benchmark
    public byte[] writeOwn() {
        kept.clear();
        kept.raw(new byte[] {'{'});
        mapper.write(person, kept);
        kept.raw(new byte[] {'}'});
        return kept.toBytes();
    }

    @Benchmark
    public byte[] writeJackson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = jackson.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            mapper.write(person, new JacksonAttributeWriter(generator));
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    @Benchmark
    public byte[] writeSdk() {
        try (software.amazon.awssdk.protocols.jsoncore.JsonWriter writer =
                software.amazon.awssdk.protocols.jsoncore.JsonWriter.create()) {
            writer.writeStartObject();
            mapper.write(person, new SdkAttributeWriter(writer));
            writer.writeEndObject();
            return writer.getBytes();
        }
    }

    @Benchmark
    public Object readOwn() {
        return mapper.read(new JsonItem(json, 0, json.length).attributes(null));
    }

    @Benchmark
    public Object readJackson() {
        try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), json, 0, json.length)) {
            parser.nextToken();
            return mapper.read(new JacksonAttributeReader(parser));
        }
    }

    @Benchmark
    public Object readSdkTree() {
        return sdk.parse(json);
    }
}
