package io.dynox.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Lists the cities of a country by Query: a partition is read in order, which no batch operation does. */
@RestController
final class CountryController {

    private static final int MOST_CITIES = 1_000;

    private final CityTable table;

    CountryController(CityTable table) {
        this.table = table;
    }

    /**
     * A page of a country's cities, in the order of their codes and names.
     *
     * @param code the ISO 3166-1 code, two capital letters
     * @param limit the most cities of the page, at most 1,000
     * @param after the id of the last city of the page before
     * @return the cities, and where the next page begins
     */
    @GetMapping("/countries/{code}")
    CompletableFuture<Country> country(
            @PathVariable String code,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<String> after) {
        if (!code.matches("[A-Z]{2}")) {
            throw new BadRequestException(
                    "'" + code + "' is not the code of a country: write two capital letters, such as CH");
        }
        if (limit < 1 || limit > MOST_CITIES) {
            throw new BadRequestException("limit must be between 1 and " + MOST_CITIES + ", but is " + limit);
        }
        Optional<CityId> last = after.map(CityId::parse);
        if (last.isPresent() && !last.get().country().equals(code)) {
            throw new BadRequestException("'" + last.get() + "' is not in country '" + code
                    + "': give the id of the last " + "city of the page before");
        }
        return table.query(code, last, limit).thenApply(page -> {
            if (page.items().isEmpty() && last.isEmpty()) {
                throw new UnknownCountryException(code);
            }
            return Country.of(code, page);
        });
    }

    /** As {@link #country}, for a form, which has no place in a path. */
    @GetMapping("/countries")
    CompletableFuture<Country> countryOfForm(
            @RequestParam String code,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<String> after) {
        return country(code.strip().toUpperCase(Locale.ROOT), limit, after);
    }

    /**
     * A page of a country's cities.
     *
     * @param country the ISO 3166-1 code
     * @param cities the cities of the page
     * @param next the {@code after} of the next page; absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Country(
            String country, List<CityView> cities, @Nullable String next) {

        static Country of(String code, QueryResponse page) {
            List<CityView> cities = page.items().stream()
                    .map(City::ofAttributes)
                    .map(CityView::of)
                    .toList();
            boolean more = page.hasLastEvaluatedKey() && !cities.isEmpty();
            return new Country(
                    code, cities, more ? cities.get(cities.size() - 1).id() : null);
        }
    }
}
