package io.dynox.sample;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks cities up by batch get. */
@RestController
final class CityController {

    private static final int MOST_IDS = 1_000;

    private final BatchOperations dynox;
    private final CityTable table;

    CityController(BatchOperations dynox, CityTable table) {
        this.dynox = dynox;
        this.table = table;
    }

    /**
     * Looks up to 1,000 cities up.
     *
     * @param parameters {@code ids}: ids as {@link CityId} writes them, separated by semicolons or line breaks (names hold commas), or the
     *     parameter given several times
     * @return the found cities in the order of the ids, and the ids of those that don't exist
     */
    @GetMapping("/cities")
    CompletableFuture<Cities> cities(@RequestParam MultiValueMap<String, String> parameters) {
        List<Map<String, Object>> keys =
                ids(parameters).stream().map(CityId::toKey).toList();
        return dynox.batchGet(table.name(), keys).thenApply(Cities::of);
    }

    private static List<CityId> ids(MultiValueMap<String, String> parameters) {
        List<CityId> ids = parameters.getOrDefault("ids", List.of()).stream()
                .flatMap(several -> Arrays.stream(several.split("[;\r\n]")))
                .filter(id -> !id.isBlank())
                .map(id -> CityId.parse(id.strip()))
                .toList();
        if (ids.isEmpty()) {
            throw new BadRequestException(
                    "No ids are given: ask for /cities?ids=CH:ZH:112:Zürich;AD:07::Santa Coloma, say");
        }
        if (ids.size() > MOST_IDS) {
            throw new BadRequestException(
                    ids.size() + " ids are given, and " + MOST_IDS + " are the most: ask several times");
        }
        return ids;
    }

    /**
     * The answer to a look-up.
     *
     * @param found the cities that exist, each once, in the order of the ids
     * @param missing the ids of those that don't
     * @param requests how many requests to DynamoDB that took
     * @param retries how many keys were asked again
     * @param elapsedMillis how long it took
     */
    record Cities(List<CityView> found, List<String> missing, long requests, long retries, long elapsedMillis) {

        static Cities of(BatchGetResult<Map<String, Object>> result) {
            return new Cities(
                    result.items().stream().map(City::of).map(CityView::of).toList(),
                    result.missingKeys().stream()
                            .map(key -> CityId.of(key).toString())
                            .toList(),
                    result.requests(),
                    result.retries(),
                    result.elapsed().toMillis());
        }
    }
}
