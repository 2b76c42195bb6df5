package io.dynox.autoconfigure.actuate;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** Over HTTP, says in the body what is wrong with a request: an application's error page hides it by default. Thread-safe. */
@EndpointWebExtension(endpoint = DynoxEndpoint.class)
public final class DynoxWebEndpointExtension {

    private final DynoxEndpoint endpoint;

    DynoxWebEndpointExtension(DynoxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * As {@link DynoxEndpoint#changeRateLimit}.
     *
     * @param operation {@code write} or {@code read}
     * @param client the bean; may be left out where there is one
     * @param table the table; left out for the limit of all tables together
     * @param unitsPerSecond the rate
     * @param burst the units that may be saved up; those of a second by default
     * @param min the lower end of an adaptive rate
     * @param max the upper end of an adaptive rate
     * @return the limits in force, or status 400 with the reason
     */
    @WriteOperation
    public WebEndpointResponse<Object> changeRateLimit(
            @Nullable String operation,
            @Nullable String client,
            @Nullable String table,
            @Nullable Long unitsPerSecond,
            @Nullable Long burst,
            @Nullable Long min,
            @Nullable Long max) {
        return answer(() -> endpoint.changeRateLimit(operation, client, table, unitsPerSecond, burst, min, max));
    }

    /**
     * As {@link DynoxEndpoint#endRateLimit}.
     *
     * @param operation {@code write} or {@code read}
     * @param client the bean; may be left out where there is one
     * @param table the table; left out for the limit of all tables together
     * @return the limits in force, or status 400 with the reason
     */
    @DeleteOperation
    public WebEndpointResponse<Object> endRateLimit(
            @Nullable String operation, @Nullable String client, @Nullable String table) {
        return answer(() -> endpoint.endRateLimit(operation, client, table));
    }

    private static WebEndpointResponse<Object> answer(Supplier<DynoxEndpoint.Limits> change) {
        try {
            return new WebEndpointResponse<>(change.get());
        } catch (InvalidEndpointRequestException e) {
            return new WebEndpointResponse<>(
                    Map.of("error", String.valueOf(e.getReason())), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }
}
