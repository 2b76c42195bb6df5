package io.dynox.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * A city as the REST API shows it.
 *
 * @param id to be asked for again
 * @param country the ISO 3166-1 code
 * @param region the name of the first administrative division, where known
 * @param name the name of the place
 * @param latitude degrees north
 * @param longitude degrees east
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CityView(String id, String country, String region, String name, BigDecimal latitude, BigDecimal longitude) {

    static CityView of(City city) {
        return new CityView(
                city.id().toString(),
                city.id().country(),
                city.region(),
                city.id().name(),
                city.latitude(),
                city.longitude());
    }
}
