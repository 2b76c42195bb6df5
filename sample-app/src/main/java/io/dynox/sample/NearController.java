package io.dynox.sample;

import io.dynox.BatchOperations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks up what is near a place: an index names the cities, one batch get reads them. */
@RestController
final class NearController {

    private static final int NEAREST = 8;
    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    private final BatchOperations dynox;
    private final CityTable table;
    private final CityIndex index;

    NearController(BatchOperations dynox, CityTable table, CityIndex index) {
        this.dynox = dynox;
        this.table = table;
        this.index = index;
    }

    /**
     * The eight cities that are nearest to a place, the nearest first.
     *
     * @param latitude degrees north, from -90 to 90
     * @param longitude degrees east, from -180 to 180
     */
    @GetMapping("/near")
    CompletableFuture<CityController.Cities> near(@RequestParam double latitude, @RequestParam double longitude) {
        if (!(Math.abs(latitude) <= MOST_LATITUDE && Math.abs(longitude) <= MOST_LONGITUDE)) {
            throw new BadRequestException(
                    "latitude must be between -90 and 90 and longitude between -180 and 180, but they are " + latitude
                            + " and " + longitude);
        }
        List<Map<String, Object>> keys = index.near(latitude, longitude, NEAREST).stream()
                .map(CityId::toKey)
                .toList();
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(new CityController.Cities(List.of(), List.of(), 0, 0, 0));
        }
        return dynox.batchGet(table.name(), keys).thenApply(CityController.Cities::of);
    }
}
