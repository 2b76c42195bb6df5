package io.dynox.sample;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a city is called, and where that name means it. Its text is {@code country:admin1:admin2:name}, such as
 * {@code CH:ZH:112:Zürich}; the two codes may be empty, as in {@code AD:07::Santa Coloma}.
 *
 * <p>Immutable.
 *
 * @param country the ISO 3166-1 code, two capital letters; the partition key
 * @param admin1 the code of the first administrative division, possibly empty
 * @param admin2 the code of the second administrative division, possibly empty
 * @param name the name of the place
 */
public record CityId(String country, String admin1, String admin2, String name) {

    public static final String PARTITION_KEY = "country";
    public static final String SORT_KEY = "place";

    private static final Pattern TEXT = Pattern.compile("([A-Z]{2}):([^:#]*):([^:#]*):(.+)");
    private static final int PARTS = 3;

    /**
     * Reads the text of an id.
     *
     * @throws BadRequestException when it is none
     */
    public static CityId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadRequestException(
                    "'" + text + "' is not the id of a city: write country:admin1:admin2:name, such as "
                            + "CH:ZH:112:Zürich or AD:07::Santa Coloma");
        }
        return new CityId(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    }

    public static CityId of(Map<String, ?> key) {
        return ofPlace(
                City.required(key, PARTITION_KEY).toString(),
                City.required(key, SORT_KEY).toString());
    }

    static CityId ofPlace(String country, String place) {
        String[] parts = place.split("#", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException("A sort key of the table is not of the form admin1#admin2#name");
        }
        return new CityId(country, parts[0], parts[1], parts[2]);
    }

    public Map<String, Object> toKey() {
        return Map.of(PARTITION_KEY, country, SORT_KEY, place());
    }

    String place() {
        return admin1 + "#" + admin2 + "#" + name;
    }

    @Override
    public String toString() {
        return country + ":" + admin1 + ":" + admin2 + ":" + name;
    }
}
