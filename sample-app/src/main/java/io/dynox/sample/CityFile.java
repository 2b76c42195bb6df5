package io.dynox.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The file of cities (GeoNames, CC BY 4.0; see NOTICE beside it), read row by row. */
@Component
public final class CityFile {

    private static final ClassPathResource FILE = new ClassPathResource("cities.csv.gz");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** The cities in the order of the file; the caller closes the stream. */
    public Stream<City> open() {
        try {
            CSVParser parser = CSVParser.parse(reader(), FORMAT);
            return parser.stream().map(CityFile::city).onClose(() -> close(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows the file has; no field of it holds a line break. */
    public long rows() {
        try (BufferedReader reader = reader()) {
            return reader.lines().skip(1).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader reader() throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(FILE.getInputStream()), StandardCharsets.UTF_8));
    }

    private static City city(CSVRecord row) {
        return new City(
                new CityId(row.get("country"), row.get("admin1"), row.get("admin2"), row.get("name")),
                new BigDecimal(row.get("latitude")),
                new BigDecimal(row.get("longitude")),
                row.get("region"));
    }

    private static void close(CSVParser parser) {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
