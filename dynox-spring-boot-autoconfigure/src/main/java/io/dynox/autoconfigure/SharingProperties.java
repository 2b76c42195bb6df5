package io.dynox.autoconfigure;

import io.dynox.autoconfigure.diagnostics.PropertyRules;
import io.dynox.rate.SharingOptions;
import io.dynox.rate.SharingOptions.OnFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The properties under {@code dynox.rate-limit.shared}. They count where a {@code CapacityBucket.Provider} bean shares rate limits with
 * other instances.
 *
 * @param prefix What the names of the buckets in the store begin with, before the region. Instances with the same prefix and region share
 *     their limits. By default dynox: and spring.application.name.
 * @param timeout How long a call of the store may take until the store counts as down.
 * @param onFailure What limits this instance while the store is down: a local rate, nothing (unlimited), or everything (stop).
 * @param share Part of the rate that this instance takes while the store is down, above 0 and at most 1. By default the rate divided by
 *     the number of instances that were seen lately.
 */
@ConfigurationProperties("dynox.rate-limit.shared")
public record SharingProperties(
        @Nullable String prefix,
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("local") OnFailure onFailure,
        @Nullable Double share) {

    /** Checks the values. */
    public SharingProperties {
        PropertyRules.require(
                prefix == null || prefix.chars().noneMatch(c -> c <= ' ' || c == 0x7f),
                "dynox.rate-limit.shared.prefix",
                "must have no spaces and no control characters, but is '" + prefix + "'");
        PropertyRules.positive("dynox.rate-limit.shared.timeout", timeout);
        PropertyRules.require(
                share == null || (share > 0 && share <= 1),
                "dynox.rate-limit.shared.share",
                "must be above 0 and at most 1, but is " + share);
    }

    /**
     * The options of a client.
     *
     * @param application the name of the application, for the prefix where none is set; null if it has none
     * @param region the region of the tables; null if it is not known
     */
    SharingOptions options(@Nullable String application, @Nullable String region) {
        String named = StringUtils.hasText(application) ? "dynox:" + application + ":" : "dynox:";
        SharingOptions.Builder options = SharingOptions.builder()
                .prefix((prefix == null ? named : prefix) + (region == null ? "" : region + ":"))
                .timeout(timeout)
                .onFailure(onFailure);
        if (share != null) {
            options.share(share);
        }
        return options.build();
    }
}
