package io.dynox.autoconfigure.actuate;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import io.dynox.event.BatchListener.Operation;
import io.dynox.rate.RateLimit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.util.StringUtils;

/** Reads the parameters of a change of a rate limit; what is wrong with one is said in a sentence. */
final class RateChange {

    private RateChange() {}

    static @Nullable String table(@Nullable String table) {
        if (!StringUtils.hasText(table)) {
            return null;
        }
        require(PropertyRules.isTableName(table), "table must be the name of a table, without the rest of an ARN");
        return table;
    }

    static Operation operation(@Nullable String operation) {
        return switch (operation == null ? "" : operation.toLowerCase(Locale.ROOT)) {
            case "write" -> Operation.BATCH_WRITE;
            case "read" -> Operation.BATCH_GET;
            default -> throw refused("operation must be write or read, but is " + operation);
        };
    }

    static RateLimit limit(
            @Nullable Long unitsPerSecond, @Nullable Long burst, @Nullable Long min, @Nullable Long max) {
        if (unitsPerSecond != null) {
            require(min == null && max == null, "min and max must not stand beside unitsPerSecond; choose one of them");
            atLeast("unitsPerSecond", unitsPerSecond, 1);
            if (burst != null) {
                atLeast("burst", burst, 1);
            }
            return new RateLimit.Fixed(unitsPerSecond, burst == null ? unitsPerSecond : burst);
        }
        if (min == null || max == null) {
            throw refused("unitsPerSecond, or min and max, must be given; DELETE ends a limit");
        }
        require(burst == null, "burst must not stand beside min and max");
        atLeast("min", min, 1);
        atLeast("max", max, min);
        return new RateLimit.Adaptive(min, max);
    }

    static InvalidEndpointRequestException refused(String reason) {
        return new InvalidEndpointRequestException(reason, reason);
    }

    private static void atLeast(String parameter, long value, long least) {
        require(value >= least, parameter + " must be at least " + least + ", but is " + value);
    }

    private static void require(boolean condition, String reason) {
        if (!condition) {
            throw refused(reason);
        }
    }
}
