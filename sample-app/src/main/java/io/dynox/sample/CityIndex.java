package io.dynox.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the ids of the cities near a place: DynamoDB knows keys and not distances. Read from the file when it is asked first, as
 * most runs of the sample never ask; it holds some 20 MB then.
 *
 * <p>Thread-safe.
 */
@Component
final class CityIndex {

    private static final int CELLS_AROUND = 360;
    private static final int MOST_RINGS = 30;

    private final CityFile file;
    private volatile @Nullable Map<Integer, List<Place>> cells;

    CityIndex(CityFile file) {
        this.file = file;
    }

    /** The ids of the {@code count} nearest cities, the nearest first; fewer where there is only sea for 30 degrees. */
    List<CityId> near(double latitude, double longitude, int count) {
        Map<Integer, List<Place>> all = cells();
        List<Place> found = new ArrayList<>();
        int rings = 0;
        // one ring more than those that hold enough, as a city of the next cell may be nearer than one of this
        for (int enough = 0; rings <= MOST_RINGS && enough < 2; rings++) {
            found.addAll(ring(all, (int) Math.floor(latitude), (int) Math.floor(longitude), rings));
            if (found.size() >= count) {
                enough++;
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(place -> place.distance(latitude, longitude)))
                .map(Place::id)
                .map(CityId::parse)
                .distinct()
                .limit(count)
                .toList();
    }

    private static List<Place> ring(Map<Integer, List<Place>> all, int row, int column, int distance) {
        List<Place> places = new ArrayList<>();
        for (int y = -distance; y <= distance; y++) {
            boolean whole = Math.abs(y) == distance;
            for (int x = -distance; x <= distance; x += whole || distance == 0 ? 1 : 2 * distance) {
                places.addAll(all.getOrDefault(cell(row + y, column + x), List.of()));
            }
        }
        return places;
    }

    private Map<Integer, List<Place>> cells() {
        Map<Integer, List<Place>> known = cells;
        if (known == null) {
            synchronized (file) {
                known = cells;
                if (known == null) {
                    known = read();
                    cells = known;
                }
            }
        }
        return known;
    }

    private Map<Integer, List<Place>> read() {
        Map<Integer, List<Place>> read = new HashMap<>();
        try (Stream<City> cities = file.open()) {
            cities.map(Place::of)
                    .forEach(place -> read.computeIfAbsent(
                                    cell((int) Math.floor(place.latitude()), (int) Math.floor(place.longitude())),
                                    cell -> new ArrayList<>())
                            .add(place));
        }
        return read;
    }

    private static int cell(int row, int column) {
        return row * CELLS_AROUND + Math.floorMod(column, CELLS_AROUND);
    }

    private record Place(String id, float latitude, float longitude) {

        static Place of(City city) {
            return new Place(
                    city.id().toString(),
                    city.latitude().floatValue(),
                    city.longitude().floatValue());
        }

        /** Good enough to sort by, and across the date line. */
        double distance(double toLatitude, double toLongitude) {
            double down = latitude - toLatitude;
            double around = Math.abs(longitude - toLongitude);
            double shorter = Math.min(around, CELLS_AROUND - around) * Math.cos(Math.toRadians(toLatitude));
            return down * down + shorter * shorter;
        }
    }
}
