package io.dynox.sample;

import io.dynox.test.InMemoryDynamoDb;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the table holds, and what a plain map of the file's rows holds. */
final class ExpectedCities {

    private ExpectedCities() {}

    static Map<CityId, City> lastRowWins(CityFile file) {
        Map<CityId, City> cities = new HashMap<>();
        try (Stream<City> rows = file.open()) {
            rows.forEach(city -> cities.put(city.id(), normal(city)));
        }
        return cities;
    }

    static Map<CityId, City> in(InMemoryDynamoDb dynamo) {
        return dynamo.items("cities").stream()
                .map(City::ofAttributes)
                .collect(Collectors.toMap(City::id, ExpectedCities::normal));
    }

    /** DynamoDB drops the zeros at the end of a number. */
    private static City normal(City city) {
        return new City(
                city.id(),
                city.latitude().stripTrailingZeros(),
                city.longitude().stripTrailingZeros(),
                city.region());
    }
}
